//! What stands where on a banner.
//!
//! Its sign is that of the theme, the stair. Without a photo the title has the whole width, and the stair climbs below it;
//! on a photo everything stands on a landing at the lower left.

use palier_pixels::Pixels;

use crate::canvas::{Area, Canvas};
use crate::face::{TEXT, TITLE};
use crate::lines::{self, Block, Frame, LEADING};
use crate::settable::settable;
use crate::{Banner, Colours, HEIGHT, Rgb, Stair, WIDTH};

/// The space at the sides, in pixels.
const MARGIN: i32 = 64;
/// The tab with the site's name, at the top.
const TAB: i32 = 84;
/// The field that holds the fact.
const FACT: i32 = 56;
const FACT_SIZE: f32 = 29.0;
/// How wide the field may be where it lies on steps, in pixels.
const LONGEST_FACT: f32 = 720.0;
const KICKER_SIZE: f32 = 30.0;
const NOTE_SIZE: f32 = 27.0;
const NAME_SIZE: f32 = 29.0;

/// The texts of a banner, as the fonts can set them.
#[derive(Clone, Debug)]
struct Texts {
    kicker: Vec<String>,
    title: String,
    fact: Option<String>,
    note: Option<String>,
    site: Option<String>,
}

impl Texts {
    /// Where the fonts lack the title's letters, what the page is takes its place.
    fn of(banner: &Banner) -> Self {
        let set = |text: &str| settable(text, |letter| TITLE.has(letter) && TEXT.has(letter));
        let mut kicker: Vec<String> = banner.kicker.iter().filter_map(|piece| set(piece)).collect();
        let site = set(&banner.site);
        let title = set(&banner.title).or_else(|| (!kicker.is_empty()).then(|| kicker.remove(0)));
        let title = title.or_else(|| site.clone()).unwrap_or_default();
        let fact = banner.fact.as_deref().and_then(set);
        Self { kicker, title, fact, note: banner.note.as_deref().and_then(set), site }
    }

    /// The same without a note that would not fit beside the fact.
    fn fitting(&self, room: f32) -> Self {
        let fact = self.fact.as_ref().map_or(0.0, |fact| TEXT.width(fact) * FACT_SIZE + 62.0);
        let note = self.note.clone().filter(|note| fact + TEXT.width(note) * NOTE_SIZE <= room);
        Self { note, ..self.clone() }
    }
}

pub(crate) fn compose(banner: &Banner, logo: Option<&Pixels>, on_photo: bool) -> Canvas {
    let texts = Texts::of(banner);
    let mut canvas = Canvas::new(banner.colours.ground);
    if on_photo {
        canvas.show_photo();
        landing(&mut canvas, banner, &texts);
    } else {
        plain(&mut canvas, banner, &texts);
    }
    tab(&mut canvas, banner.colours, texts.site.as_deref(), logo);
    canvas
}

/// Without a photo.
fn plain(canvas: &mut Canvas, banner: &Banner, texts: &Texts) {
    const TOP: i32 = 146;
    const BOTTOM: i32 = HEIGHT as i32 - MARGIN;
    /// The stair takes the right half, and of the height what the title leaves, within bounds.
    const STAIR: (i32, i32, i32) = (600, 176, 300);
    let colours = banner.colours;
    let width = (WIDTH as i32 - 2 * MARGIN) as f32;
    let mut y = TOP;
    if let Some(kicker) = joined(&texts.kicker, KICKER_SIZE, width) {
        write(canvas, &kicker, (MARGIN, y + 24), KICKER_SIZE, (colours.kicker, colours.ground));
        y += 46;
    }
    let room = (HEIGHT as i32 - STAIR.1 - 20 - y) as f32;
    let sizes = [116.0, 104.0, 92.0, 84.0, 76.0, 70.0, 64.0, 58.0, 52.0];
    let block = lines::set(&TITLE, &texts.title, Frame { width, height: room, sizes: &sizes });
    let height = (HEIGHT as i32 - y - block.height() as i32 - 20).clamp(STAIR.1, STAIR.2);
    let area = Area { x: WIDTH as i32 - STAIR.0, y: HEIGHT as i32 - height, width: STAIR.0, height };
    climb(canvas, banner.stair.filter(|stair| stair.steps > 1).unwrap_or(Stair { steps: 5, done: 0 }), area, colours);
    title(canvas, &block, (MARGIN, y), colours);
    facts(canvas, texts, (MARGIN, BOTTOM), (WIDTH as i32 - STAIR.0 - MARGIN - 20) as f32, colours);
}

/// On a photo.
fn landing(canvas: &mut Canvas, banner: &Banner, texts: &Texts) {
    const WIDE: i32 = 800;
    const STEP: (i32, i32) = (110, 62);
    const BOTTOM: i32 = HEIGHT as i32 - 52;
    let colours = banner.colours;
    let width = (WIDE - MARGIN - 40) as f32;
    let frame = Frame { width, height: 200.0, sizes: &[72.0, 64.0, 56.0, 48.0, 42.0] };
    let block = lines::set(&TITLE, &texts.title, frame);
    let has_facts = texts.fact.is_some() || texts.note.is_some() || banner.stair.is_some();
    let below = if has_facts { FACT + 30 } else { 4 };
    let texts = &texts.fitting(width);
    let y = BOTTOM - below - block.height() as i32;
    let kicker = joined(&texts.kicker, KICKER_SIZE, width);
    let top = y - if kicker.is_some() { 88 } else { 46 };
    let ground = |x, top| Area { x, y: top, width: WIDTH as i32, height: HEIGHT as i32 };
    canvas.fill(Area { width: WIDE, ..ground(0, top) }, colours.ground);
    for step in 0..2 {
        let y = HEIGHT as i32 - (2 - step) * STEP.1;
        canvas.fill(Area { width: STEP.0, ..ground(WIDE + step * STEP.0, y) }, colours.ground);
    }
    if let Some(kicker) = kicker {
        write(canvas, &kicker, (MARGIN, y - 18), KICKER_SIZE, (colours.kicker, colours.ground));
    }
    title(canvas, &block, (MARGIN, y), colours);
    let end = facts(canvas, texts, (MARGIN, BOTTOM), width, colours);
    if let Some(stair) = banner.stair.filter(|stair| stair.steps > 1 && end + 190 < WIDE) {
        climb(canvas, stair, Area { x: end + 30, y: BOTTOM - FACT, width: 180, height: FACT }, colours);
    }
}

/// The tab of the site at the top: its logo or its sign, and its name.
fn tab(canvas: &mut Canvas, colours: Colours, site: Option<&str>, logo: Option<&Pixels>) {
    const SIGN: i32 = 44;
    let sign = logo.map_or(SIGN, |logo| logo.size().0 as i32);
    let name = site.map(|site| lines::line(&TEXT, site, NAME_SIZE, 620.0));
    let name_width = name.as_ref().map_or(0, |name| (TEXT.width(name) * NAME_SIZE).ceil() as i32 + 16);
    let width = MARGIN + sign + name_width + 28;
    canvas.fill(Area { x: 0, y: 0, width, height: TAB }, colours.paper);
    match logo {
        Some(logo) => canvas.place(logo, (MARGIN, (TAB - logo.size().1 as i32) / 2), colours.paper),
        None => sign_of(canvas, (MARGIN, (TAB - SIGN) / 2), SIGN, colours),
    }
    if let Some(name) = name {
        write(canvas, &name, (MARGIN + sign + 16, TAB / 2 + 10), NAME_SIZE, (colours.ink, colours.paper));
    }
}

/// Three steps, the site's sign where it has no logo.
fn sign_of(canvas: &mut Canvas, (x, y): (i32, i32), size: i32, colours: Colours) {
    canvas.fill(Area { x, y, width: size, height: size }, colours.accent);
    let (unit, foot) = (size / 5, size - size / 6);
    for (step, colour) in [colours.paper, colours.paper, colours.second].into_iter().enumerate() {
        let height = unit * (step as i32 + 1);
        canvas.fill(Area { x: x + unit * (step as i32 + 1), y: y + foot - height, width: unit, height }, colour);
    }
}

fn title(canvas: &mut Canvas, block: &Block, (x, y): (i32, i32), colours: Colours) {
    // The letters' height above the baseline, in ems.
    const ASCENT: f32 = 0.8;
    for (number, line) in block.lines.iter().enumerate() {
        let baseline = y as f32 + block.size * (ASCENT + number as f32 * LEADING);
        canvas.write(&TITLE, line, (x as f32, baseline), block.size, (colours.title, colours.ground));
    }
}

/// The fact in its field, on the line that ends at `bottom`, and the note behind it where the ground is at least `room` wide:
/// else above it, or nowhere. Says where they end.
fn facts(canvas: &mut Canvas, texts: &Texts, (x, bottom): (i32, i32), room: f32, colours: Colours) -> i32 {
    const INSIDE: i32 = 20;
    let mut end = x;
    let baseline = bottom - FACT / 2 + 10;
    if let Some(fact) = &texts.fact {
        let fact = lines::line(&TEXT, fact, FACT_SIZE, room.max(LONGEST_FACT) - 2.0 * INSIDE as f32);
        let width = (TEXT.width(&fact) * FACT_SIZE).ceil() as i32 + 2 * INSIDE;
        canvas.fill(Area { x, y: bottom - FACT, width, height: FACT }, colours.second);
        write(canvas, &fact, (x + INSIDE, baseline), FACT_SIZE, (colours.on_second, colours.second));
        end += width;
    }
    if let Some(note) = &texts.note {
        let inks = (colours.muted, colours.ground);
        let behind = if end > x { end + 22 } else { x };
        let left = room - (behind - x) as f32;
        if TEXT.width(note) * NOTE_SIZE <= left {
            write(canvas, note, (behind, baseline), NOTE_SIZE, inks);
            end = behind + (TEXT.width(note) * NOTE_SIZE).ceil() as i32;
        } else {
            let baseline = if end > x { bottom - FACT - 22 } else { baseline };
            write(canvas, &lines::line(&TEXT, note, NOTE_SIZE, room), (x, baseline), NOTE_SIZE, inks);
        }
    }
    end
}

/// A stair that fills the area: what is done, where the works are, what is to come.
fn climb(canvas: &mut Canvas, stair: Stair, area: Area, colours: Colours) {
    let steps = i32::from(stair.steps);
    let edge = |step: i32, length: i32| step * length / steps;
    for step in 0..steps {
        let (left, right) = (edge(step, area.width), edge(step + 1, area.width));
        let height = edge(step + 1, area.height);
        let place = Area { x: area.x + left, y: area.y + area.height - height, width: right - left, height };
        let colour = match step + 1 - i32::from(stair.done) {
            0 => colours.second,
            ..0 => colours.done,
            _ => colours.step,
        };
        canvas.fill(place, colour);
    }
}

fn write(canvas: &mut Canvas, text: &str, (x, y): (i32, i32), size: f32, colours: (Rgb, Rgb)) {
    canvas.write(&TEXT, text, (x as f32, y as f32), size, colours);
}

/// As many of the pieces as fit on one line.
fn joined(pieces: &[String], size: f32, width: f32) -> Option<String> {
    let whole = |count: usize| pieces[..count].join("  ·  ");
    let fitting = (1..=pieces.len()).rev().map(whole).find(|line| TEXT.width(line) * size <= width);
    fitting.or_else(|| Some(lines::line(&TEXT, pieces.first()?, size, width)))
}
