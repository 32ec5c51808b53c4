//! The weights, as `cargo xtask pull-quotes --fit` writes them; `docs/pull-quotes.md` says on what.

use super::Feature;

/// For English: thousandths, in the order of [`Feature::ALL`].
#[rustfmt::skip]
pub(super) const ENGLISH: [i16; Feature::ALL.len()] = [-250, -246, -36, 42, -159, -213, 6673, -3569, 798, -165, 177, -547, -187, -44, 646, 190, 177, 768, 156, 162, 405, 31, -799, 163, -261, -427, -37, 478, -88, 342, -156, -419, 191, 1396, 884, 31, -65, 334, -408, -489, -195, -439, -278, -483, 592, -917, -977, -446, -186, 272, 245, -114, 129, 284, 397, -226, -522, 275, 159, 250, -1596, 1032, -766, 176, -750, -475, 958, 49, 151, 1256, 128, 42, 3];

/// For other languages: thousandths, in the order of [`Feature::ALL`].
#[rustfmt::skip]
pub(super) const OTHER: [i16; Feature::ALL.len()] = [-201, -221, -50, 43, -159, -226, 6204, -3189, 116, 199, 407, -542, -351, -95, 418, 260, 52, 836, 167, 139, 578, -44, -651, 310, -301, -456, -106, 516, -188, 403, -101, -606, 189, 1655, 1008, -94, -6, 353, -548, -510, -88, -1087, -142, -408, 667, -1049, -1070, -572, -330, 309, 265, -89, 242, 411, 372, -229, -444, 249, 166, 147, -1879, 1327, -680, 136, -824, -567, 1053, 131, 236, 1451, 128, 156, 128];

/// What one step of a word's weight is worth, in thousandths.
pub(super) const STEP: i16 = 120;

/// The English words of each weight, in steps.
#[rustfmt::skip]
pub(super) const WORDS: [(i8, &str); 13] = [
    (-6, "chapters"),
    (-5, "although list"),
    (-4, "also currently facebook first issues later mentioned myself org site useful various within won't"),
    (-3, "add added administration article asked author blog brief called certain changes claim course covers drive e example examples file five four i'll image interested isbn laptop let's libraries major management method note number obviously option oriented our page pages part particular parts published publishing recent section set several share slightly some sort specific study such support then this those two used via we'll website which"),
    (-2, "according activity address advanced again against ago agree analysis as associated basics before books box business c campaign care check client collection com components context copy cost couple created customer database deal decide defined detail distributed doesn't done due during edit either enter event events exactly existing explain fair fairly familiar few final finally form foundation function give given he help his host house how idea immediately improve include included includes including instructions itself keeping lines link lists look lower main might move names net new next nice non not notes operate options other package packages particularly password perhaps piece plan press pretty programs projects provided put question reasons record released repository review root screen secure series server setting show similar soon source special specifically starts states suite supported sure taken terms text these thinking though tool true try types unfortunately upon use using variety versions view virtual went while whole wish write you'd"),
    (-1, "about access account actually all already at basic been both browser case common content day development didn't each for further get go here i in interest into isn't kind last left local many may media more my no now on or order others platform production products provide red release search send short since space style team test their them there time to were where will with work year"),
    (1, "a any around back be by can comes could decided digital do effort end experience figure from good hard hardware has information interface internet its kernel less little long lot machine matter means most much need offer one only out over own produce program rather really rights should single small solution something started system that through tools trying understand up usually want was we well who why yet you're"),
    (2, "ability addition an appears attention base because becoming being benefits better bit building cannot changing child choice clear come company concept configure consumers continue countries customers data days decision design developed device does domain editor enjoy every find found free fully giving google growing haven't high important job latest laws learning level log looks lost mail managed market marketing mind months nature necessarily off office old ones otherwise overall paid pass please practical price printed protect quite range regardless run see self simple size social software solve success systems technologies there's think times trust typical until value very way we're when without word worth you'll your yourself"),
    (3, "absolutely act administrator aspects beyond big communicate completely comprehensive environment especially face faster feeling forget formats friend gets goal going great huge i'm importance infrastructure it's kill know language latex like models money needs never online paper people perfect popularity private problem programmer provides putting questions reality realize related remember rendering research saying says signed sit solid someone speech stated taking tested than thing ultimate waiting words world"),
    (4, "adoption become book community convenience easy effects ever everyone exists extremely far freedom functional ideas importantly is just knowledge learn linux make makes microsoft open pace positive power privacy real researchers shows technology truly wants years you've"),
    (5, "effective expensive life longer security"),
    (6, "control culture possible sharing win"),
    (7, "anyone"),
];
