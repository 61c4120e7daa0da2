#!/usr/bin/env python3
"""Makes the manual page from what the program says of itself.

    rapport --experimental-dump-help | python3 docs/man/manual.py > docs/man/rapport.1

Options that every command has are told once. The page has no date, so that the same program makes the same page.
"""
import json
import sys

GLOBAL = ["store", "as", "now", "policy", "format", "lang", "version", "help"]


def escaped(text):
    """Text as roff has it: what it would read as a command is defused."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "")
    text = "".join(sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in text)
    return "\n".join("\\&" + line if line[:1] == "." else line for line in text.split("\n"))


def quoted(text):
    return '"' + escaped(text).replace('"', "\\(dq") + '"'


def paragraphs(text):
    """Paragraphs, and lines that stand indented as they are."""
    lines = []
    for part in (text or "").split("\n\n"):
        lines.append(".PP")
        shown = False
        for line in part.split("\n"):
            if line.startswith("  ") != shown:
                shown = not shown
                lines.append(".nf" if shown else ".fi")
            lines.append(escaped(line))
        if shown:
            lines.append(".fi")
    return lines if text else []


def name_of(name):
    return ("--" if name["kind"] == "long" else "-") + name["name"]


def heading(argument):
    if argument["kind"] == "positional":
        return "\\fI" + escaped(argument["valueName"]) + "\\fR"
    names = ", ".join("\\fB" + escaped(name_of(name)) + "\\fR" for name in argument["names"])
    return names if argument["kind"] == "flag" else names + " \\fI" + escaped(argument["valueName"]) + "\\fR"


def described(argument):
    text = argument.get("abstract", "")
    values = argument.get("allValues")
    if values and not all(value in text for value in values):
        text += " One of " + ", ".join(values) + "."
    if argument.get("defaultValue"):
        text += " Without it " + argument["defaultValue"] + "."
    return [".TP", heading(argument), escaped(text.strip())]


def usage(argument):
    """An argument as the first line of a command has it."""
    text = heading(argument)
    if argument.get("isRepeating"):
        text += " ..."
    return text if not argument["isOptional"] else "[" + text + "]"


def own(command):
    for argument in command.get("arguments", []):
        names = {name["name"] for name in argument.get("names", [])}
        if argument["shouldDisplay"] and not names & set(GLOBAL):
            yield argument


def commands(command, path):
    """Every command that does something, with the words that name it."""
    below = [child for child in command.get("subcommands", []) if child["commandName"] != "help"]
    if not below:
        yield command, path
    for child in below:
        yield from commands(child, path + [child["commandName"]])


def page(root):
    lines = ['.TH RAPPORT 1 "" "Rapport" "Rapport manual"', ".SH NAME"]
    lines += ["rapport \\- " + escaped(root["abstract"].rstrip(".")[0].lower() + root["abstract"].rstrip(".")[1:])]
    lines += [".SH SYNOPSIS", "\\fBrapport\\fR \\fIcommand\\fR [\\fIoptions\\fR]", ".SH DESCRIPTION"]
    lines += paragraphs(root["discussion"])[1:]
    every = {}
    found = list(commands(root, []))
    for command, _ in found:
        for argument in command.get("arguments", []):
            for name in argument.get("names", []):
                if name["name"] in GLOBAL:
                    every.setdefault(name["name"], argument)
    lines += [".SH OPTIONS", "These go with every command."]
    for name in GLOBAL:
        if name in every:
            lines += described(every[name])
    lines += [".SH COMMANDS"]
    for command, path in found:
        lines += [".SS " + quoted("rapport " + " ".join(path))]
        lines += [escaped(command["abstract"])]
        lines += paragraphs(command.get("discussion"))
        arguments = list(own(command))
        if arguments:
            words = " ".join("\\fB" + escaped(word) + "\\fR" for word in ["rapport"] + path)
            lines += [".PP", words + " " + " ".join(usage(argument) for argument in arguments)]
        for argument in arguments:
            lines += described(argument)
    lines += [".SH ENVIRONMENT", ".TP", "RAPPORT_STORE", "The store when no \\fB\\-\\-store\\fR names one."]
    lines += [".TP", "LC_ALL, LC_MESSAGES, LANG", "The language when no \\fB\\-\\-lang\\fR names one."]
    lines += [".SH FILES", ".TP", "rapport.sqlite", "The store in the folder one is in, when nothing names another."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page(json.load(sys.stdin)["command"]))
