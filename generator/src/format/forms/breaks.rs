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
    pub(super) spaces: usize,
    /// How much further the next line is indented than its group.
    pub(super) offset: isize,
    /// What stands before the end of the line, and at the beginning of the next one, where it breaks.
    pub(super) around: [&'static str; 2],
    /// What stands there where it does not break, behind the spaces.
    pub(super) unbroken: &'static str,
    /// Whether it never does: the line is only measured up to there.
    pub(super) never: bool,
}

impl Break {
    const PLAIN: Self = Self { spaces: 0, offset: 0, around: [""; 2], unbroken: "", never: false };

    /// Nothing where the line does not break.
    pub(super) const EMPTY: Self = Self::PLAIN;

    /// A space where the line does not break.
    pub(super) const SPACE: Self = Self { spaces: 1, ..Self::PLAIN };

    pub(super) const NEVER: Self = Self { never: true, ..Self::PLAIN };

    /// Behind the last of what stands in brackets, each of it on a line with a comma.
    pub(super) const END: Self = Self { around: [",", ""], ..Self::PLAIN }.back();

    /// The end of a line in any case.
    pub(super) const LINE: Self = Self { spaces: ENDLESS.unsigned_abs(), ..Self::PLAIN };

    /// The same where the next line is indented less.
    pub(super) const fn back(self) -> Self {
        Self { offset: -INDENTATION, ..self }
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
    Open(Breaks, isize),
    Close,
}

/// What is to be laid out.
#[derive(Debug, Default)]
pub(super) struct Steps<'t> {
    /// Each with its width: that of a text, of a group with what stands behind it up to the next place where a line may break, or from
    /// such a place to the next one. What was not met yet counts from there, below zero.
    steps: Vec<(Step<'t>, isize)>,
    /// The steps whose width is not known yet.
    unmeasured: Vec<usize>,
    width: isize,
}

impl<'t> Steps<'t> {
    pub(super) fn text(&mut self, text: &'t str) {
        let width = isize::try_from(text.len()).unwrap_or(ENDLESS);
        self.width += width;
        self.steps.push((Step::Text(text), width));
    }

    pub(super) fn break_at(&mut self, place: Break) {
        self.measure();
        self.push_unmeasured(Step::Break(place));
        self.width += isize::try_from(place.spaces).unwrap_or(ENDLESS);
    }

    /// Opens a group whose lines are indented further.
    pub(super) fn open(&mut self, breaks: Breaks, indentation: isize) {
        self.push_unmeasured(Step::Open(breaks, indentation));
    }

    pub(super) fn close(&mut self) {
        self.push_unmeasured(Step::Close);
    }

    /// Breaks all groups that are open where more than so much stands in the last one of them.
    pub(super) fn at_most(&mut self, most: isize) {
        let mut closed = 0_usize;
        let opening = self.unmeasured.iter().rev().filter_map(|at| self.steps.get(*at)).find(|(step, _)| match step {
            Step::Open(..) if closed == 0 => true,
            Step::Open(..) => {
                closed -= 1;
                false
            }
            Step::Close => {
                closed += 1;
                false
            }
            Step::Text(_) | Step::Break(_) => false,
        });
        if opening.is_some_and(|(_, before)| before + self.width > most) {
            self.width += ENDLESS;
        }
    }

    /// Ends the last line, behind which others follow that are written elsewhere.
    pub(super) fn end_line(&mut self) {
        self.measure();
        self.width += ENDLESS;
    }

    fn push_unmeasured(&mut self, step: Step<'t>) {
        self.unmeasured.push(self.steps.len());
        self.steps.push((step, -self.width));
    }

    /// Measures what ends at a place where a line may break: the groups that were closed, and the way from the last place.
    fn measure(&mut self) {
        let mut closed = 0_usize;
        while let Some((step, width)) = self.unmeasured.last().and_then(|at| self.steps.get_mut(*at)) {
            match step {
                Step::Open(..) if closed == 0 => break,
                Step::Open(..) => closed -= 1,
                Step::Close => closed += 1,
                Step::Text(_) | Step::Break(_) => {}
            }
            *width += self.width;
            let is_last = closed == 0 && matches!(step, Step::Break(_));
            self.unmeasured.pop();
            if is_last {
                break;
            }
        }
    }

    /// Writes the lines, of which the first one has so many spaces before it.
    pub(super) fn write(mut self, indentation: usize, out: &mut String) {
        self.measure();
        let indentation = isize::try_from(indentation).unwrap_or_default();
        let mut lines = Lines { out, room: room(indentation), indentation, groups: Vec::new() };
        lines.indent(indentation);
        for (step, width) in self.steps {
            match step {
                Step::Text(text) => lines.text(text),
                Step::Break(place) => lines.break_at(place, width),
                Step::Open(breaks, indentation) => lines.open(breaks, indentation, width),
                Step::Close => lines.close(),
            }
        }
        out.push('\n');
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
    groups: Vec<Group>,
}

/// A group that is open: how it breaks, and how far what stands around it is indented.
struct Group {
    breaks: Option<Breaks>,
    around: isize,
}

impl Lines<'_> {
    fn indent(&mut self, spaces: isize) {
        self.out.extend(std::iter::repeat_n(' ', usize::try_from(spaces).unwrap_or_default()));
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(text);
        self.room -= isize::try_from(text.len()).unwrap_or(ENDLESS);
    }

    fn open(&mut self, breaks: Breaks, indentation: isize, width: isize) {
        let is_broken = width > self.room;
        self.groups.push(Group { breaks: is_broken.then_some(breaks), around: self.indentation });
        if is_broken {
            self.indentation += indentation;
        }
    }

    fn close(&mut self) {
        if let Some(group) = self.groups.pop() {
            self.indentation = group.around;
        }
    }

    fn break_at(&mut self, place: Break, width: isize) {
        let fits = match self.groups.last().and_then(|group| group.breaks) {
            None => true,
            Some(Breaks::All) => false,
            Some(Breaks::Few) => width <= self.room,
        };
        if fits || place.never {
            self.out.extend(std::iter::repeat_n(' ', place.spaces));
            self.room -= isize::try_from(place.spaces).unwrap_or(ENDLESS);
            self.text(place.unbroken);
            return;
        }
        let [before, after] = place.around;
        self.out.extend([before, "\n"]);
        let indentation = self.indentation + place.offset;
        self.room = room(indentation);
        self.indent(indentation);
        self.text(after);
    }
}
