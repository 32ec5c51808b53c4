//! A picture of few colours as a PNG with a palette: a quarter of the bytes to compress, and quickly done.

use crate::Result;
use ::png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use flate2::Crc;
use resvg::tiny_skia::Pixmap;
use rustc_hash::FxHashMap;

/// A palette has room for so many.
const MOST: usize = 256;

/// What a picture says of who drew it, so that it is known from a publisher's own.
const SOFTWARE: &str = "Software";
const PRESS: &str = "press";

type Rgb = [u8; 3];

/// The picture, which can be seen through nowhere.
pub(super) fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let (pixels, _) = pixmap.data().as_chunks::<4>();
    // Most pixels are like the one before.
    let runs = pixels.chunk_by(|a, b| a == b);
    let palette = Palette::of(runs.map(|run| ([run[0][0], run[0][1], run[0][2]], run.len())));
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.colours.concat());
    // The quickest: a third smaller files would take twice as long, and a library has thousands of them.
    encoder.set_deflate_compression(DeflateCompression::Level(1));
    encoder.set_filter(Filter::NoFilter);
    encoder.add_text_chunk(SOFTWARE.to_owned(), PRESS.to_owned())?;
    let mut writer = encoder.write_header()?;
    let mut numbers = Vec::with_capacity(pixels.len());
    for run in pixels.chunk_by(|a, b| a == b) {
        let [red, green, blue, _] = run[0];
        numbers.resize(
            numbers.len() + run.len(),
            palette.number([red, green, blue]),
        );
    }
    writer.write_image_data(&numbers)?;
    writer.finish()?;
    Ok(png)
}

/// Whether a picture says that it was drawn here; it does so before its pixels, in bytes that are not compressed.
pub(super) fn is_drawn_here(png: &[u8]) -> bool {
    let said = [b"tEXt", SOFTWARE.as_bytes(), b"\0", PRESS.as_bytes()].concat();
    png.windows(said.len()).take(HEAD).any(|part| part == said)
}

/// Whether a picture is there to its end and undamaged: a run may have been broken off, the disk been full or faulty. The
/// checksum of each of its parts says so.
pub(super) fn is_whole(png: &[u8]) -> bool {
    let Some(mut rest) = png.strip_prefix(SIGNATURE) else {
        return false;
    };
    while let Some((kind, after)) = chunk(rest) {
        if kind == b"IEND" {
            return after.is_empty();
        }
        rest = after;
    }
    false
}

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The kind of the first chunk, and what follows it; none where the chunk breaks off or its checksum does not hold.
fn chunk(png: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = png.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (summed, rest) = rest.split_at_checked(length.checked_add(4)?)?;
    let (sum, rest) = rest.split_first_chunk::<4>()?;
    let mut crc = Crc::new();
    crc.update(summed);
    (crc.sum() == u32::from_be_bytes(*sum)).then(|| (&summed[..4], rest))
}

/// Within so many bytes a picture says it: its palette has 768, and the rest is little.
const HEAD: usize = 2048;

/// The colours of a picture.
struct Palette {
    colours: Vec<Rgb>,
    numbers: FxHashMap<Rgb, u8>,
    /// How many bits of each value do not count.
    shift: u8,
}

impl Palette {
    /// Where there are too many colours, those that are alike are taken together: at the edges of letters, which are a mix of
    /// ink and paper, nobody sees that. What most pixels are stays as it is.
    fn of(runs: impl Iterator<Item = (Rgb, usize)>) -> Self {
        let mut counts = FxHashMap::<Rgb, usize>::default();
        for (colour, length) in runs {
            *counts.entry(colour).or_default() += length;
        }
        let mut counts: Vec<(Rgb, usize)> = counts.into_iter().collect();
        // The most frequent first; the order must not be that of the map, which is another every time.
        counts.sort_by_key(|&(colour, count)| (std::cmp::Reverse(count), colour));
        (0..8)
            .map(|shift| Self::with(&counts, shift))
            .find(|palette| palette.colours.len() <= MOST)
            .unwrap_or_else(|| Self::with(&[], 8))
    }

    fn with(counts: &[(Rgb, usize)], shift: u8) -> Self {
        let mut palette = Self {
            colours: Vec::new(),
            numbers: FxHashMap::default(),
            shift,
        };
        for (colour, _) in counts {
            let key = palette.key(*colour);
            if !palette.numbers.contains_key(&key) {
                // A number that is too great belongs to a palette that is not used.
                let number = u8::try_from(palette.colours.len()).unwrap_or_default();
                palette.numbers.insert(key, number);
                palette.colours.push(*colour);
            }
        }
        palette
    }

    fn key(&self, colour: Rgb) -> Rgb {
        colour.map(|value| value >> self.shift)
    }

    fn number(&self, colour: Rgb) -> u8 {
        self.numbers
            .get(&self.key(colour))
            .copied()
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_colours_stay_as_they_are() {
        let colours = [[1, 2, 3], [250, 250, 246], [1, 2, 4]];
        let palette = Palette::of(colours.into_iter().map(|colour| (colour, 1)));
        for colour in colours {
            assert_eq!(palette.colours[usize::from(palette.number(colour))], colour);
        }
    }

    #[test]
    fn of_too_many_colours_each_becomes_one_that_is_like_it() {
        let colours = (0..=255).flat_map(|red| [[red, 0, 0], [red, red, 0], [0, red, 255]]);
        let palette = Palette::of(colours.clone().map(|colour| (colour, 1)));
        assert!(palette.colours.len() <= MOST);
        for colour in colours {
            let shown = palette.colours[usize::from(palette.number(colour))];
            let differs = shown.iter().zip(colour).map(|(a, b)| a.abs_diff(b)).max();
            assert!(differs < Some(8), "{colour:?} became {shown:?}");
        }
    }

    #[test]
    fn what_most_pixels_are_stays_as_it_is() {
        let many = (0..=255).flat_map(|red| [[red, 0, 0], [red, red, 0], [0, red, 255]]);
        let many = many.map(|colour| (colour, 1));
        let palette = Palette::of(many.chain([([251, 250, 246], 9)]));
        let paper = palette.number([251, 250, 246]);
        assert_eq!(palette.colours[usize::from(paper)], [251, 250, 246]);
    }
}
