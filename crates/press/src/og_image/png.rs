//! PNG with a palette for images with few colours: a quarter of the bytes to compress.

use crate::Result;
use ::png::{BitDepth, ColorType, DeflateCompression, Encoder, EncodingError, Filter};
use flate2::Crc;
use resvg::tiny_skia::Pixmap;
use rustc_hash::FxHashMap;

/// Limit of a palette.
const MAX_COLOURS: usize = 256;

/// Text chunk that marks an image as press's own.
const SOFTWARE: &str = "Software";
const PRESS: &str = "press";

type Rgb = [u8; 3];

/// Encodes an opaque image.
pub(super) fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let (pixels, _) = pixmap.data().as_chunks::<4>();
    // Most pixels equal the one before.
    let runs = pixels.chunk_by(|a, b| a == b);
    let palette =
        Palette::from_runs(runs.map(|run| ([run[0][0], run[0][1], run[0][2]], run.len())));
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.colours.concat());
    // The fastest level. Files could be a third smaller in twice the time, but a library has thousands of them.
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

/// Returns whether press drew an image, as the uncompressed text before its pixels says.
pub(super) fn is_drawn_here(png: &[u8]) -> bool {
    let mark = [b"tEXt", SOFTWARE.as_bytes(), b"\0", PRESS.as_bytes()].concat();
    png.windows(mark.len())
        .take(MARK_WITHIN_BYTES)
        .any(|part| part == mark)
}

/// Returns whether an image is complete and undamaged, by the checksums of its chunks.
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

/// Returns the type of the first chunk and the bytes after it. `None` if the chunk is truncated or its checksum is wrong.
fn chunk(png: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = png.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (summed, rest) = rest.split_at_checked(length.checked_add(4)?)?;
    let (sum, rest) = rest.split_first_chunk::<4>()?;
    let mut crc = Crc::new();
    crc.update(summed);
    (crc.sum() == u32::from_be_bytes(*sum)).then(|| (&summed[..4], rest))
}

/// Number of bytes in which the text chunk begins; the palette before it has at most 768.
const MARK_WITHIN_BYTES: usize = 2048;

/// Colours of an image.
struct Palette {
    colours: Vec<Rgb>,
    numbers: FxHashMap<Rgb, u8>,
    /// Number of low bits of each value that are ignored.
    shift: u8,
}

impl Palette {
    /// Collects the colours of runs of pixels. If there are too many, similar ones are merged, which is invisible at the edges of
    /// letters; the most frequent colours stay.
    fn from_runs(runs: impl Iterator<Item = (Rgb, usize)>) -> Self {
        let mut counts = FxHashMap::<Rgb, usize>::default();
        for (colour, length) in runs {
            *counts.entry(colour).or_default() += length;
        }
        let mut counts: Vec<(Rgb, usize)> = counts.into_iter().collect();
        // The most frequent first. The order of the map would differ in every run.
        counts.sort_by_key(|&(colour, count)| (std::cmp::Reverse(count), colour));
        (0..8)
            .map(|shift| Self::merge_similar(&counts, shift))
            .find(|palette| palette.colours.len() <= MAX_COLOURS)
            .unwrap_or_else(|| Self::merge_similar(&[], 8))
    }

    fn merge_similar(counts: &[(Rgb, usize)], shift: u8) -> Self {
        let mut palette = Self {
            colours: Vec::new(),
            numbers: FxHashMap::default(),
            shift,
        };
        for (colour, _) in counts {
            let key = palette.key(*colour);
            if !palette.numbers.contains_key(&key) {
                // A palette with numbers that do not fit is not used.
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
    fn few_colours_stay_unchanged() {
        let colours = [[1, 2, 3], [250, 250, 246], [1, 2, 4]];
        let palette = Palette::from_runs(colours.into_iter().map(|colour| (colour, 1)));
        for colour in colours {
            assert_eq!(palette.colours[usize::from(palette.number(colour))], colour);
        }
    }

    #[test]
    fn too_many_colours_become_similar_ones() {
        let colours = (0..=255).flat_map(|red| [[red, 0, 0], [red, red, 0], [0, red, 255]]);
        let palette = Palette::from_runs(colours.clone().map(|colour| (colour, 1)));
        assert!(palette.colours.len() <= MAX_COLOURS);
        for colour in colours {
            let shown = palette.colours[usize::from(palette.number(colour))];
            let differs = shown.iter().zip(colour).map(|(a, b)| a.abs_diff(b)).max();
            assert!(differs < Some(8), "{colour:?} became {shown:?}");
        }
    }

    #[test]
    fn the_most_frequent_colour_stays_unchanged() {
        let many = (0..=255).flat_map(|red| [[red, 0, 0], [red, red, 0], [0, red, 255]]);
        let many = many.map(|colour| (colour, 1));
        let palette = Palette::from_runs(many.chain([([251, 250, 246], 9)]));
        let paper = palette.number([251, 250, 246]);
        assert_eq!(palette.colours[usize::from(paper)], [251, 250, 246]);
    }
}
