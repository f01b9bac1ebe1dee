//! A kill at any moment leaves the old files or the new ones.

#![cfg(unix)]

use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use copperplate::tree::FileTree;

use super::{everything, tree};

const OUTPUT: &str = "COPPERPLATE_TEST_OUTPUT";
const WRITTEN: &str = "written";
const KILLS: u64 = 60;

/// Many files, all of which say which tree they belong to.
fn state(name: &str) -> FileTree {
    let mut state = tree(&[("same", "same")]);
    for number in 0..40 {
        state.insert(format!("{name}/{number}"), name).unwrap();
        state.insert(format!("both/{number}"), name).unwrap();
    }
    state
}

/// What the other test runs in a process of its own, to kill it.
#[test]
#[ignore = "writes for ever; the test below runs it"]
fn write_for_ever() {
    let output = env::var_os(OUTPUT).unwrap();
    let states = [state("one"), state("two")];
    for state in states.iter().cycle() {
        state.write(Path::new(&output)).unwrap();
        let mut stdout = std::io::stdout().lock();
        writeln!(stdout, "{WRITTEN}").unwrap();
        stdout.flush().unwrap();
    }
}

/// Kills a writer some time after it has written so often.
fn write_and_kill(output: &Path, times: usize, after: Duration) {
    let mut writer = Command::new(env::current_exe().unwrap())
        .args(["--exact", "tree::kill::write_for_ever", "--ignored", "--nocapture"])
        .env(OUTPUT, output)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // The pipe stays open until the kill: a writer that cannot write to it would end by itself.
    let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines().map(Result::unwrap);
    let written = lines.by_ref().filter(|line| line.ends_with(WRITTEN)).take(times).count();
    assert_eq!(written, times, "the writer ended by itself");
    thread::sleep(after);
    assert_eq!(writer.try_wait().unwrap(), None, "the writer ended by itself");
    writer.kill().unwrap();
    writer.wait().unwrap();
    drop(lines);
}

#[test]
fn leaves_one_tree_or_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("out");
    state("one").write(&output).unwrap();
    fs::write(output.join("both/mine"), "mine").unwrap();
    fs::create_dir(output.join("target")).unwrap();
    fs::write(output.join("target/built"), "built").unwrap();
    let mut seen = [0, 0];
    for kill in 0..KILLS {
        // Moments spread evenly over the next writes, in no step with them, behind an even and an odd number of them.
        let times = if kill % 2 == 0 { 1 } else { 2 };
        write_and_kill(&output, times, Duration::from_micros(kill * 7_919 % 60_000));
        let found = everything(&output);
        assert!(found.contains(&("both/mine".to_owned(), "mine".to_owned())), "a foreign file is lost");
        let differences = [state("one"), state("two")].map(|state| state.diff(&output).unwrap().to_string());
        let is = differences.iter().position(|difference| difference == "orphaned  both/mine\n");
        seen[is.unwrap_or_else(|| panic!("neither tree: {}", differences[0]))] += 1;
    }
    assert!(seen.iter().all(|times| *times > 0), "the kills came too early to see both trees: {seen:?}");
    state("one").write(&output).unwrap();
    assert!(output.join("target/built").exists(), "the next run gives back what was carried");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "the next run removes what was left");
}
