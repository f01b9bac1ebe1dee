//! Where lines break: texts, with places between them where a line may break, in groups.
//!
//! A group that fits on the rest of a line is not broken, and one that does not is broken at all of its places, or at as few as there
//! have to be. This is Oppen's algorithm ("Prettyprinting", 1980) as the printer has it that lays out what is parsed, so that both
//! break the same lines.

/// The width of a line.
const MARGIN: isize = 89;

/// The room that a line has at the least, however far it is indented.
const LEAST_ROOM: isize = 60;

/// Wider than any line.
const ENDLESS: isize = 0xffff;

/// How much further what stands in brackets is indented.
pub(super) const INDENTATION: isize = 4;

/// A place where a line may break.
#[derive(Clone, Copy, Debug)]
pub(super) struct Break {
    /// How many spaces stand there where it does not.
    pub(super) spaces: u16,
    /// How much further the next line is indented than its group.
    pub(super) offset: i8,
    /// Whether it never does: the line is only measured up to there.
    pub(super) never: bool,
    /// What stands before the end of the line, and at the beginning of the next one, where it breaks.
    pub(super) around: [Option<char>; 2],
    /// What stands there where it does not break, behind the spaces.
    pub(super) unbroken: Option<char>,
}

impl Break {
    /// Nothing where the line does not break.
    pub(super) const EMPTY: Self = Self { spaces: 0, offset: 0, around: [None; 2], unbroken: None, never: false };

    /// A space where the line does not break.
    pub(super) const SPACE: Self = Self { spaces: 1, ..Self::EMPTY };

    pub(super) const NEVER: Self = Self { never: true, ..Self::EMPTY };

    /// Behind the last of what stands in brackets, each of it on a line with a comma.
    pub(super) const END: Self = Self { around: [Some(','), None], ..Self::EMPTY }.back();

    /// The end of a line in any case.
    pub(super) const LINE: Self = Self { spaces: 0xffff, ..Self::EMPTY };

    /// The same where the next line is indented less.
    pub(super) const fn back(self) -> Self {
        Self { offset: -4, ..self }
    }
}

/// How a group breaks that does not fit on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Everywhere.
    All,
    /// Where nothing more fits.
    Few,
}

#[derive(Clone, Copy, Debug)]
enum Step<'t> {
    Text(&'t str),
    Break(Break),
    /// A group, and how much further its lines are indented.
    Open(Breaks, isize),
    Close,
    /// What does not fit on any line.
    Wide,
    /// The end of the last line, behind which others follow that are written elsewhere.
    End,
}

/// What is to be laid out.
#[derive(Debug, Default)]
pub(super) struct Steps<'t> {
    list: Vec<Step<'t>>,
    /// How wide all of it is on one line.
    width: isize,
    measured: Measured,
    groups: Vec<Group>,
}

impl<'t> Steps<'t> {
    /// Forgets what there is.
    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.width = 0;
    }

    pub(super) fn text(&mut self, text: &'t str) {
        self.width += width(text);
        self.list.push(Step::Text(text));
    }

    pub(super) fn break_at(&mut self, place: Break) {
        self.width += isize::try_from(place.spaces).unwrap_or(ENDLESS);
        self.list.push(Step::Break(place));
    }

    /// Opens a group whose lines are indented further.
    pub(super) fn open(&mut self, breaks: Breaks, indentation: isize) {
        self.list.push(Step::Open(breaks, indentation));
    }

    pub(super) fn close(&mut self) {
        self.list.push(Step::Close);
    }

    /// How wide it is so far.
    pub(super) fn width(&self) -> isize {
        self.width
    }

    /// Whether all of it fits on a line behind so many spaces, with a sign behind it.
    pub(super) fn fits(&self, indentation: isize) -> bool {
        self.width < room(indentation)
    }

    /// Breaks all groups that are open.
    pub(super) fn break_all(&mut self) {
        self.width += ENDLESS;
        self.list.push(Step::Wide);
    }

    /// Ends the last line, behind which others follow that are written elsewhere.
    pub(super) fn end_line(&mut self) {
        self.width += ENDLESS;
        self.list.push(Step::End);
    }

    /// Writes the lines, of which the first one has so many spaces before it, and forgets them.
    pub(super) fn write(&mut self, indentation: usize, out: &mut String) {
        let indentation = isize::try_from(indentation).unwrap_or_default();
        let mut lines = Lines { out, room: room(indentation), indentation, groups: &mut self.groups };
        lines.indent(indentation);
        if self.width <= lines.room {
            self.list.iter().for_each(|step| lines.unbroken(*step));
        } else {
            let widths = self.measured.widths(&self.list);
            self.list.iter().zip(widths).for_each(|(step, width)| lines.step(*step, *width));
        }
        out.push('\n');
        self.clear();
    }
}

fn width(text: &str) -> isize {
    isize::try_from(text.len()).unwrap_or(ENDLESS)
}

/// The widths of steps while they are measured.
#[derive(Debug, Default)]
struct Measured {
    /// What was not met yet counts from there, below zero.
    widths: Vec<isize>,
    /// The steps whose width is not known yet.
    open: Vec<(usize, Begin)>,
    width: isize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begin {
    Break,
    Group,
    /// A group that was closed.
    Closed,
}

impl Measured {
    /// The width of each step: that of a group with what stands behind it up to the next place where a line may break, or of the way
    /// from such a place to the next one.
    fn widths(&mut self, steps: &[Step<'_>]) -> &[isize] {
        self.widths.clear();
        self.open.clear();
        self.width = 0;
        for step in steps {
            match step {
                Step::Text(text) => self.add(width(text)),
                Step::Wide => self.add(ENDLESS),
                Step::Break(place) => {
                    self.end();
                    self.begin(Begin::Break);
                    self.width += isize::try_from(place.spaces).unwrap_or(ENDLESS);
                }
                Step::End => {
                    self.end();
                    self.add(ENDLESS);
                }
                Step::Open(..) => self.begin(Begin::Group),
                Step::Close => self.begin(Begin::Closed),
            }
        }
        self.end();
        &self.widths
    }

    fn add(&mut self, width: isize) {
        self.widths.push(width);
        self.width += width;
    }

    fn begin(&mut self, begin: Begin) {
        self.open.push((self.widths.len(), begin));
        self.widths.push(-self.width);
    }

    /// Measures what ends at a place where a line may break: the groups that were closed, and the way from the last place.
    fn end(&mut self) {
        let mut closed = 0_usize;
        while let Some((at, begin)) = self.open.last().copied() {
            match begin {
                Begin::Group if closed == 0 => break,
                Begin::Group => closed -= 1,
                Begin::Closed => closed += 1,
                Begin::Break => {}
            }
            self.open.pop();
            if let Some(width) = self.widths.get_mut(at) {
                *width += self.width;
            }
            if closed == 0 && begin == Begin::Break {
                break;
            }
        }
    }
}

/// How much fits on a line.
fn room(indentation: isize) -> isize {
    (MARGIN - indentation).max(LEAST_ROOM)
}

/// Lines that are being written.
struct Lines<'o> {
    out: &'o mut String,
    /// How much still fits on this one.
    room: isize,
    /// How far what breaks is indented.
    indentation: isize,
    groups: &'o mut Vec<Group>,
}

/// A group that is open: how it breaks, and how far what stands around it is indented.
#[derive(Debug)]
struct Group {
    breaks: Option<Breaks>,
    around: isize,
}

impl Lines<'_> {
    fn indent(&mut self, spaces: isize) {
        const SPACES: &str = "                                ";
        let mut left = usize::try_from(spaces).unwrap_or_default();
        while let Some(spaces) = SPACES.get(..left.min(SPACES.len())).filter(|spaces| !spaces.is_empty()) {
            self.out.push_str(spaces);
            left -= spaces.len();
        }
    }

    fn character(&mut self, character: Option<char>) {
        if let Some(character) = character {
            self.out.push(character);
            self.room -= 1;
        }
    }

    /// Writes a step where all fits on one line.
    fn unbroken(&mut self, step: Step<'_>) {
        match step {
            Step::Text(text) => self.out.push_str(text),
            Step::Break(place) => {
                self.out.extend((place.spaces > 0).then_some(' '));
                self.out.extend(place.unbroken);
            }
            Step::Open(..) | Step::Close | Step::Wide | Step::End => {}
        }
    }

    fn step(&mut self, step: Step<'_>, width: isize) {
        match step {
            Step::Text(text) => {
                self.out.push_str(text);
                self.room -= width;
            }
            Step::Break(place) => self.break_at(place, width),
            Step::Open(breaks, indentation) => self.open(breaks, indentation, width),
            Step::Close => {
                if let Some(group) = self.groups.pop() {
                    self.indentation = group.around;
                }
            }
            Step::Wide | Step::End => {}
        }
    }

    fn open(&mut self, breaks: Breaks, indentation: isize, width: isize) {
        let is_broken = width > self.room;
        self.groups.push(Group { breaks: is_broken.then_some(breaks), around: self.indentation });
        if is_broken {
            self.indentation += indentation;
        }
    }

    fn break_at(&mut self, place: Break, width: isize) {
        let fits = match self.groups.last().and_then(|group| group.breaks) {
            None => true,
            Some(Breaks::All) => false,
            Some(Breaks::Few) => width <= self.room,
        };
        if fits || place.never {
            self.character((place.spaces > 0).then_some(' '));
            self.character(place.unbroken);
            return;
        }
        let [before, after] = place.around;
        self.out.extend(before);
        self.out.push('\n');
        let indentation = self.indentation + isize::from(place.offset);
        self.room = room(indentation);
        self.indent(indentation);
        self.character(after);
    }
}
