//! Invented names of places, English in sound, none of them the name of a real council.

use std::collections::HashSet;

use crate::chance::{Chance, Part};

/// Real councils with their other spellings: what no invented place may be called.
const REAL: [&str; 2] =
    [include_str!("../../data/councils.csv"), include_str!("../../data/council_aliases.csv")];

const FIRST: &[&str] = &[
    "Alder", "Amble", "Arl", "Ather", "Bal", "Barl", "Bex", "Birk", "Bram", "Brenn", "Bur", "Cald", "Carr",
    "Chal", "Clave", "Col", "Corve", "Crak", "Dane", "Dar", "Delf", "Den", "Dray", "Dun", "Ebber", "Eck",
    "Eld", "Ember", "Esk", "Ever", "Fal", "Farn", "Fenni", "Fil", "Flax", "Gal", "Garr", "Gled", "Gor",
    "Gris", "Hag", "Hal", "Ham", "Har", "Hazel", "Heck", "Hin", "Hol", "Hurl", "Ibber", "Ister", "Jes",
    "Kel", "Ken", "Kir", "Knar", "Lam", "Lang", "Lever", "Lind", "Lor", "Lud", "Maple", "Mar", "Mel",
    "Merri", "Mid", "Mor", "Nar", "Nether", "Nor", "Oaken", "Orm", "Ottin", "Pad", "Pen", "Pick", "Quar",
    "Ram", "Raven", "Red", "Rother", "Rush", "Sal", "Scar", "Sel", "Shel", "Silver", "Skel", "Stan", "Sten",
    "Tam", "Tarn", "Thorn", "Til", "Tren", "Ul", "Under", "Wal", "War", "Wend", "Whin", "Wil", "Wither",
    "Wood", "Wyn", "Yarn", "Yel",
];

const LAST: &[&str] = &[
    "barrow", "beck", "bourne", "bridge", "brook", "caster", "cliffe", "combe", "cote", "croft", "cross",
    "dale", "fell", "field", "fleet", "fold", "garth", "glade", "grave", "hampton", "haven", "hithe",
    "hollow", "holme", "holt", "hope", "hurst", "ingham", "ington", "marsh", "mere", "minster", "moor",
    "mouth", "ness", "pool", "port", "ridge", "rigg", "shaw", "spring", "stead", "stile", "stoke", "stow",
    "strand", "thorpe", "thwaite", "wade", "water", "weald", "wharf", "wold", "wyke",
];

/// What stands before "shire" besides the first part.
const SHIRES: &[&str] = &["", "bridge", "ford", "ham", "ing", "caster", "ton", "ling"];

/// What tells places of one name apart, once all names are used.
const SIDES: &[&str] = &[
    "North", "South", "East", "West", "Upper", "Lower", "Great", "Little", "High", "Old", "New", "Nether",
    "Inner", "Outer", "Over", "Far",
];

/// Gives out names, each once.
pub(crate) struct Names {
    taken: HashSet<String>,
    places: Turn,
    shires: Turn,
}

/// Walks over all pairs of two lists in an order of its own.
struct Turn {
    next: usize,
    step: usize,
    start: usize,
}

impl Turn {
    fn new(chance: &mut Chance, pairs: usize) -> Self {
        // A step without a divisor in common with the number of pairs meets each of them once.
        let mut step = pairs / 3 + chance.below(pairs / 3);
        while common_divisor(step, pairs) != 1 {
            step += 1;
        }
        Self { next: 0, step, start: chance.below(pairs) }
    }

    /// The next pair, and how often all pairs have been used before.
    fn next(&mut self, lasts: usize) -> (usize, usize, usize) {
        let pairs = FIRST.len() * lasts;
        let at = (self.start + self.next % pairs * self.step) % pairs;
        let round = self.next / pairs;
        self.next += 1;
        (at / lasts, at % lasts, round)
    }
}

fn common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { common_divisor(b, a % b) }
}

impl Names {
    pub(crate) fn new(seed: u64) -> Self {
        let mut chance = Chance::of(seed, Part::Names, 0);
        let mut taken = HashSet::new();
        for word in REAL.iter().flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric())) {
            taken.insert(word.to_ascii_lowercase());
        }
        let places = Turn::new(&mut chance, FIRST.len() * LAST.len());
        let shires = Turn::new(&mut chance, FIRST.len() * SHIRES.len());
        Self { taken, places, shires }
    }

    /// A town or village: "Aldermere".
    pub(crate) fn place(&mut self) -> String {
        loop {
            let (first, last, round) = self.places.next(LAST.len());
            if let Some(name) = joined(FIRST[first], LAST[last]) {
                let name = with_side(name, round);
                if self.take(&name) {
                    return name;
                }
            }
        }
    }

    /// A county: "Aldershire".
    pub(crate) fn shire(&mut self) -> String {
        loop {
            let (first, middle, round) = self.shires.next(SHIRES.len());
            let Some(stem) = joined(FIRST[first], SHIRES[middle]) else { continue };
            if let Some(name) = joined(&stem, "shire") {
                let name = with_side(name, round);
                if self.take(&name) {
                    return name;
                }
            }
        }
    }

    /// Takes a name; `false` when it is another's or a real council's.
    pub(crate) fn take(&mut self, name: &str) -> bool {
        self.taken.insert(slug(name))
    }
}

/// Two parts as one word, unless they would stumble over each other.
fn joined(first: &str, last: &str) -> Option<String> {
    let (Some(end), Some(start)) = (first.chars().next_back(), last.chars().next()) else {
        return Some(format!("{first}{last}"));
    };
    let vowel = |c: char| "aeiou".contains(c);
    let stumbles = end == start
        || (vowel(end) && vowel(start))
        || ((end == 'k' || end == 'x' || end == 's') && (start == 's' || last.starts_with("th")))
        || first.to_ascii_lowercase().ends_with(last);
    (!stumbles).then(|| format!("{first}{last}"))
}

/// The name with a side before it for every time that all names have been used.
fn with_side(name: String, round: usize) -> String {
    let mut name = name;
    let mut round = round;
    while round > 0 {
        name = format!("{} {name}", SIDES[(round - 1) % SIDES.len()]);
        round = (round - 1) / SIDES.len();
    }
    name
}

/// The id that goes with a name.
pub(crate) fn slug(name: &str) -> String {
    name.to_ascii_lowercase().replace(['\u{2019}', '\''], "").replace(' ', "-")
}
