"""What part each paragraph plays, on real stories and line by line."""

import pytest
from conftest import STORIES

from newslint.document import Document
from newslint.layers import blocks, part_at
from newslint.layers.shapes import DATELINE, shape, tabular
from newslint.model import Block, Span

BODY = (
    "Ministers met in Geneva on Monday to talk about the price of oil, officials said.",
    "They met again on Tuesday, and a third time on Wednesday, because of the price.",
    "No agreement was reached on the first day of the talks, they said.",
    "After the talks the minister said that the two sides would meet again.",
)


HEAD = "Oil talks go on"


def parts(*paragraphs: str) -> list[tuple[str, str]]:
    doc = Document("\n\n".join(paragraphs), "story.txt")
    return [(part, doc[span]) for span, part in blocks(doc)]


def names(*paragraphs: str) -> list[str]:
    return [part for part, _ in parts(*paragraphs)]


def test_first_story() -> None:
    doc = Document((STORIES / "kim-motorcade-1.txt").read_text("utf-8"), "1.txt")
    found = [(part, doc[span][:24]) for span, part in blocks(doc)]
    assert found == [
        ("headline", "Kim Jong Un's motorcade "),
        ("deck", "Kim could not be seen bu"),
        ("timestamp", "Published: 09th January "),
        ("caption", "Chinese paramilitary pol"),
        ("byline", "By Associated Press"),
        ("dateline", "BEIJING:"),
        ("lead", "The motorcade of North K"),
        ("body", "Kim could not be seen bu"),
        ("body", "His trip to China, the f"),
        ("body", "It comes after US and No"),
        ("body", "North Korean and Chinese"),
        ("body", "He was believed to have "),
        ("caption", "A Mercedes limousine wit"),
        ("body", "At Tuesday's daily Forei"),
        ("body", "He said Beijing remains "),
        ("body", '"We always believe that,'),
        ("body", "He said further informat"),
        ("body", "North Korea's state news"),
        ("body", "Tuesday was Kim's birthd"),
        ("body", "Kim's visit is also seen"),
        ("body", "While North Korea hasn't"),
        ("body", "Kim's visit also comes a"),
        ("body", "While Trump says he cons"),
        ("body", "Officially, at least, Ch"),
        ("furniture", "Disclaimer : We respect "),
        ("furniture", "The views expressed in c"),
        ("furniture", "flipboard facebook twitt"),
    ]


def test_second_story() -> None:
    doc = Document((STORIES / "kim-motorcade-2.txt").read_text("utf-8"), "2.txt")
    found = [part for _, part in blocks(doc)]
    assert found == ["lead", *["body"] * (len(found) - 1)]
    assert len(found) == 13


def test_blocks_cover_the_copy_in_order() -> None:
    for path in STORIES.glob("*.txt"):
        doc = Document(path.read_text("utf-8"), path.name)
        spans = [block.span for block in blocks(doc)]
        assert spans == sorted(spans)
        kept = "".join(doc[span] for span in spans)
        assert "".join(kept.split()) == "".join(doc.text.split())


def test_parts_that_the_format_gives_are_kept() -> None:
    given = (Block(Span(0, 4), "caption"),)
    assert blocks(Document("Text", "x.html", given=given)) == list(given)


def test_nothing_and_little() -> None:
    assert names("") == []
    assert names("One line") == ["lead"]
    assert names("A headline", "and a line") == ["headline", "lead"]


def test_head_of_a_story() -> None:
    head = ("Oil talks go on", "Ministers cannot agree", "Jane Doe", "March 3, 2019")
    assert names(*head, *BODY) == [
        *("headline", "deck", "byline", "timestamp", "lead"),
        *["body"] * 3,
    ]


def test_a_name_alone_is_no_byline() -> None:
    assert names("World Anti", *BODY)[0] == "headline"


def test_a_deck_has_no_stop() -> None:
    deck = "Ministers of the cartel say that they will meet again and again and again"
    head = "Oil talks go on"
    assert names(head, deck, *BODY)[:3] == ["headline", "deck", "lead"]
    assert names(head, deck + ".", *BODY)[:3] == ["headline", "lead", "body"]
    assert names(head, deck) == ["headline", "lead"]


def test_part_at() -> None:
    doc = Document("Oil talks go on\n\n" + "\n\n".join(BODY), "x.txt")
    assert part_at(doc, 0) == "headline"
    assert part_at(doc, 15) == "headline"
    assert part_at(doc, 17) == "lead"
    assert part_at(doc, len(doc.text)) == "body"


DATELINES = (
    "BEIJING (AP) —",
    "CAIRO, Jan 9 (Reuters) -",
    "(Reuters) -",
    "NEW DELHI:",
    "Lausanne, Switzerland (CNN)",
    "(CNN)",
    "Tegucigalpa, Jan 2 (EFE).-",
    "BEIJING, April 26 (Xinhua) --",
    "TAMPA, Fla. —",
    "FORT WASHINGTON, Pa. (AP) _",
    "Sydney, Jan 9 AAP -",
    "SEOUL, Nov 26 AFP -",
    "Mumbai, Apr 27 (PTI)",
    "Islamabad, Pakistan -",
    "RIO DE JANEIRO —",
    "Jan. 12 (BusinessDesk) -",
    "GROSSETO, Italy (AP) --",
)


@pytest.mark.parametrize("dateline", DATELINES)
def test_dateline(dateline: str) -> None:
    found = parts("Oil talks go on", f"{dateline} {BODY[0]}", *BODY[1:])
    assert found[1:3] == [("dateline", dateline), ("lead", BODY[0])]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers: the price of oil is too high, say all of them.",
        "The ministers (of oil) met in Geneva to talk about it all.",
        "The minister — a tall man — said that it was late and went.",
        "Oil, gas - and coal - are dear, said the minister on Monday.",
        "A U.S. - Soviet agreement was signed on that day, he said.",
        "He said the Associated Press (AP) was wrong about the oil.",
        "I: that is the first word of the book that he wrote then.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert not DATELINE.match(text)
    assert names(text, *BODY)[0] == "lead"


def test_a_dateline_with_a_dash_and_no_space() -> None:
    found = parts(HEAD, f"WASHINGTON—{BODY[0]}", *BODY[1:])
    assert found[1:3] == [("dateline", "WASHINGTON—"), ("lead", BODY[0])]
    assert names(f"U.S.—Chinese relations are better. {BODY[0]}", *BODY)[0] == "lead"


def test_speakers_of_a_transcript_are_no_datelines() -> None:
    talk = [f"JANE DOE: {text}" for text in BODY]
    assert names(*talk) == ["lead", "body", "body", "body"]
    assert names(talk[0], *BODY[1:])[0] == "dateline"


def test_a_story_under_way_has_no_dateline() -> None:
    assert names(*BODY[:2], f"NEW: {BODY[2]}") == ["lead", "body", "body"]
    assert names(HEAD, BODY[0], f"GENEVA: {BODY[2]}")[2:] == ["dateline", "lead"]


ARE = (
    ("timestamp", "Published: 09th January 2019 12:08 PM"),
    ("timestamp", "Jan. 9, 2019"),
    ("timestamp", "Wednesday, 9 January 2019"),
    ("timestamp", "2019-01-09 12:08"),
    ("timestamp", "6 years ago"),
    ("timestamp", "Updated: Jan. 9, 2019 at 5:31 p.m. ET"),
    ("timestamp", "Updated 8:13 p.m. ET"),
    ("timestamp", "Posted on October 30, 2012, 7:23 am, by Jane Doe"),
    ("byline", "By Jane Doe"),
    ("byline", "BY JANE DOE AND JOHN ROE"),
    ("byline", "By Jane van der Doe, Senior Writer"),
    ("byline", "By BBC security correspondent Jane Doe"),
    ("byline", "Analysis by Jane Doe, Example Washington"),
    ("byline", "Jane Doe, USA TODAY"),
    ("byline", "By The Associated Press"),
    ("caption", "Ships in Rotterdam, Friday, Jan. 4, 2019. (AP Photo/Jane Doe)"),
    ("caption", "A ship leaves the port of Rotterdam in March. (Jane Doe/Reuters)"),
    ("caption", "FILE - In this Jan. 30, 2010, photo, a ship leaves Rotterdam."),
    ("caption", "Jane Doe. | John Roe/AP Photo"),
    ("caption", "Image copyright Reuters Image caption A ship leaves the port"),
    ("caption", "A ship in the port of Rotterdam on its last day. Reuters"),
    ("caption", "A ship on its last day in the port. Photograph: Jane Doe"),
    ("credit", "Photo: Jane Doe/Getty Images"),
    ("credit", "Photo by Jane Doe on Example"),
    ("credit", "Image copyright Getty Images"),
    ("sign-off", "(Reporting by Jane Doe; Editing by John Roe)"),
    ("sign-off", "Jane Doe in Paris contributed to this report."),
    ("sign-off", "Material from the Associated Press was used in this report."),
    ("sign-off", "hh/ph/ts/hd"),
    ("sign-off", "AAP gfr"),
    ("sign-off", "ends"),
    ("sign-off", "Write to Jane Doe at jane.doe@example.com"),
    ("credit", "(Reuters photo: Jane Doe)"),
    ("caption", "Jane Doe Photographer: John Roe/AFP via Getty Images"),
    ("caption", "A ship leaves the port of Rotterdam. ( Getty Images )"),
    ("furniture", "LISTEN TO ARTICLE 4:52 SHARE THIS ARTICLE Share Tweet Email"),
    ("furniture", "We love ships. Sign up to receive our best stories each week."),
    ("note", "Editor’s note: The first name was wrong."),
    ("note", "An earlier version of this article gave the wrong year."),
    ("note", "This is a rush transcript. Copy may not be in its final form."),
    ("note", "CORRECTION: The ship is Dutch."),
    ("note", "(In Jan. 3 story, corrects the name of the ship)"),
    ("wire-note", "(Adds comment of the minister, details)"),
    ("wire-note", "Eds: Updates with quotes. With AP Photos."),
    ("interstitial", "ALSO READ: The ships that never came back"),
    ("interstitial", "PHOTOS: The biggest ships of the year"),
    ("interstitial", "Read more:"),
    ("furniture", "Advertisement"),
    ("furniture", "AD"),
    ("furniture", "Share Tweet Email"),
    ("furniture", "Sign up for Daily Newsletters"),
    ("furniture", "Copyright © 2019 Example. All rights reserved."),
    ("furniture", "https://example.com/2019/ships"),
    ("subhead", "___"),
    ("subhead", "* * *"),
    ("list", "• How fast the ships may go"),
    ("list", "-- Whether the ships may go at all"),
    ("list", "2. The ships"),
    ("deck", "Story highlights Ships may go again, the minister says"),
)
ARE_NOT = (
    "Published in 2019, the book was about ships.",
    "Updated figures for 2019 are due on Friday.",
    "Posted workers earned 9 euros an hour.",
    "On Jan. 9, 2019, the ships left.",
    "Six years ago the ships left.",
    "By Monday the ships had left.",
    "By then Jane Doe had left.",
    "By and large, the ships were late.",
    "The photo (AP had taken it) showed a ship.",
    "She took a photo of the ship.",
    "He filed the picture under ships.",
    "A ship left the port, according to Reuters.",
    "He took photos: a ship, a port, a house.",
    "Video showed the ship on fire.",
    "Editing by hand is slow.",
    "He contributed to the report on ships.",
    "The ends justify the means.",
    "The editor noted that ships are dear.",
    "The correction of the course took a day.",
    "This story is about ships.",
    "The report was written by the ministry.",
    "Adds up to nothing, he said.",
    "Read the report on the ships, he said.",
    "Related companies own the ships.",
    "The advertisement ran for a week.",
    "Facebook and Twitter said they would comply.",
    "Facebook changed its privacy policy.",
    "Follow the money, investigators say now.",
    "Students were told to sign up for the course.",
    "The newsletter goes to a million people.",
    "Copyright law changed in that year.",
    "-40 degrees is cold.",
    "1.5 million ships passed.",
    "The ship (built in 1990) sank.",
    "“Ships are ships,” he said.",
    "What they want",
    "Ships",
)


@pytest.mark.parametrize(("part", "text"), ARE)
def test_shape(part: str, text: str) -> None:
    assert shape(text) == part


@pytest.mark.parametrize("text", ARE_NOT)
def test_no_shape(text: str) -> None:
    assert shape(text) == ""


def test_long_copy_has_no_shape() -> None:
    assert shape("By Jane Doe, " + "a very long title " * 80) == ""
    assert shape("A" * 5_000_000) == ""


@pytest.mark.parametrize(
    ("text", "whether"),
    [
        ("Leeds 3 1 2 9", True),
        ("New York\t12.5\t14.0", True),
        ("Jones   Smith   Brown", True),
        ("In 2019 he paid 3 of the 5 bills.", False),
        ("It rose 3 percent in 2019.", False),
        ("No figures at all here", False),
    ],
)
def test_table(text: str, whether: bool) -> None:
    assert tabular(text) is whether


def test_subheads_lists_and_pointers() -> None:
    assert names(*BODY[:2], "What they want", *BODY[2:])[2] == "subhead"
    assert names(*BODY[:2], "He said this:", *BODY[2:])[2] == "body"
    assert names(*BODY[:2], "She went on and said:", *BODY[2:])[2] == "body"
    assert names(*BODY[:2], "He replied:", *BODY[2:])[2] == "body"
    assert names(*BODY[:2], "Findings:", *BODY[2:])[2] == "subhead"
    assert names(*BODY[:2], "the end of it", *BODY[2:])[2] == "body"
    assert names(*BODY, "What they want")[-1] == "body"
    points = ("Trade in gold", "Trade in oil", "Trade in ships")
    assert names(*BODY[:2], *points, *BODY[2:])[2:5] == ["list"] * 3
    pointers = ("READ MORE:", "Ships that never came back", "Ports that closed")
    assert names(*BODY, *pointers)[4:] == ["interstitial"] * 3


def test_blocks_of_very_many_lines_and_of_one_long_line() -> None:
    many = Document("\n".join(BODY * 5_000), "many.txt")
    assert [part for _, part in blocks(many)] == ["lead", *["body"] * 19_999]
    long = Document("Ministers met in Geneva. " * 200_000, "long.txt")
    assert [part for _, part in blocks(long)] == ["lead"]
