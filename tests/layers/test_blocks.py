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


def test_a_body_that_the_format_gives_is_parted() -> None:
    head, by, caption = "Talks go on", "Jane Doe, Correspondent", "Ministers arrive."
    copy = ["GENEVA (AP) — " + BODY[0], *BODY[1:]]
    text = "\n\n".join((head, by, *copy, caption))
    at = [text.index(part) for part in (head, by, copy[0], caption)]
    given = (
        Block(Span(at[0], at[0] + len(head)), "headline"),
        Block(Span(at[1], at[1] + len(by)), "byline"),
        Block(Span(at[2], at[3] - 2), "body"),
        Block(Span(at[3], len(text)), "caption"),
    )
    found = blocks(Document(text, "x.json", given=given))
    assert [part for _, part in found] == [
        *("headline", "byline", "dateline", "lead"),
        *["body"] * (len(BODY) - 1),
        "caption",
    ]


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


PICTURE = "Ministers in Geneva, January 9, 2019 (Jane Doe/Reuters)"
SHORT = "There is too much oil in the world."
LONG = " ".join(BODY[:2])


def test_a_deck_beside_a_picture() -> None:
    assert names(PICTURE, SHORT, LONG, LONG)[:3] == ["caption", "deck", "lead"]
    assert names(SHORT, PICTURE, LONG, LONG)[:3] == ["deck", "caption", "lead"]
    assert names("There is too much oil here. (Jane Doe)", SHORT, LONG, LONG)[:2] == [
        *("caption", "deck"),
    ]
    assert names(PICTURE, SHORT, *BODY[2:])[:2] == ["caption", "lead"]  # all are short
    said = "There is too much oil, he said."
    assert names(PICTURE, said, LONG, LONG)[:2] == ["caption", "lead"]
    assert names(HEAD, SHORT, PICTURE, LONG, LONG)[:2] == ["headline", "lead"]


def test_a_summary_above_a_story() -> None:
    end = "Visit Example's homepage for more stories."
    assert names(*BODY[:2], end, *BODY)[:4] == [
        *("headline", "deck", "furniture", "lead"),
    ]


def test_titles_and_writers_above_a_story() -> None:
    asked = "Will The Ministers Ever Agree On The Price Of Oil?"
    assert names(asked, PICTURE, LONG, LONG)[0] == "headline"
    writer = "Jane Doe is a senior writer for Example."
    assert names(HEAD, writer, *BODY)[:3] == ["headline", "sign-off", "lead"]
    assert names(writer, *BODY)[:2] == ["sign-off", "lead"]
    about = "Jane Doe, 45, is the author of six books on oil and a fellow at Example."
    assert names(*BODY, *BODY, about)[-1] == "sign-off"
    assert names(*BODY[:2], about, *BODY, *BODY)[2] == "body"
    assert names(*BODY, *BODY, "Jane Doe is not the author of the book.")[-1] == "body"


def test_names_and_what_they_work_for() -> None:
    assert names("Jane Doe", *BODY)[0] == "byline"
    assert names("Jane Doe", "USA TODAY", *BODY)[:3] == ["byline", "byline", "lead"]
    assert names("Kwabena Mensah", "Special for Example", *BODY)[:2] == ["byline"] * 2
    assert names("By Jane Doe=", "Associated Press=", *BODY)[:2] == ["byline"] * 2
    assert names("Norfolk Weather Updates", "By Jane Doe", *BODY)[:2] == [
        *("headline", "byline"),
    ]
    assert names(HEAD, "Key Highlights", "• Oil", "• Gas", *BODY)[1] == "deck"


def test_what_desks_write_to_each_other() -> None:
    head = ("ZCZC EXA", "%A", "#Oil: Talks_BC1", "$Talks on oil go on", ":(GENEVA)")
    assert names(*head, *BODY, "EXA ab", "NNNN") == [
        *["wire-note"] * 3,
        *("headline", "wire-note", "lead", "body", "body", "body", "body"),
        "wire-note",
    ]
    rest = ("# Notebook", "The following is not for publication", "## Contacts")
    assert names(HEAD, *BODY, *rest)[5:] == ["wire-note"] * 3
    assert names(HEAD, "# Oil", *BODY)[1] == "deck"


def test_a_dateline_on_its_own_line() -> None:
    line = "MUMBAI, India, July 25, 2018/PRNewswire/"
    assert names(HEAD, line, "Oil talks go on", *BODY)[:4] == [
        *("headline", "dateline", "deck", "lead"),
    ]
    assert names("GENEVA —", *BODY)[:2] == ["dateline", "lead"]
    assert names("CHATTANOOGA, Tenn.", *BODY)[:2] == ["dateline", "lead"]
    assert names("MUMBAI, APRIL 27", *BODY)[:2] == ["dateline", "lead"]


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
    "Berlin (dpa) -",
    "San Diego (tca/dpa) -",
    "AUSTIN, Texas, Feb. 1, 2017 /PRNewswire-AsiaNet/ --",
    "BEIJING/SHANGHAI (Reuters) -",
    "(ANSA) - Rome, October 11 -",
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


def test_a_live_blog_begins_below_its_first_time() -> None:
    update = "Polls have closed in all parts of the country, and the count goes on."
    found = names(HEAD, "14.05 GMT", update, "14.32 GMT", *BODY[:2])
    assert found == ["headline", "timestamp", "lead", "timestamp", "body", "body"]


def test_a_press_release() -> None:
    found = parts("EMBARGOED UNTIL 00:01 GMT", "PRESS RELEASE", HEAD, RELEASED, *BODY)
    assert [part for part, _ in found[:5]] == [
        *("wire-note", "wire-note", "headline", "dateline", "lead")
    ]
    assert found[3] == ("dateline", "DERBY, UK, 15 January 2020 /PRNewswire/ --")


RELEASED = f"DERBY, UK, 15 January 2020 /PRNewswire/ -- {BODY[0]}"


def test_a_paragraph_that_ends_in_a_prompt_is_copy() -> None:
    prompt = "Click here to subscribe to our newsletter."
    assert names(HEAD, *BODY[:2], f"{BODY[1]} {prompt}", BODY[2])[3] == "body"
    assert shape("Subscribe to our newsletter.") == "furniture"


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
    ("byline", "Special Correspondent"),
    ("byline", "Jane Doe Education correspondent"),
    ("timestamp", "NEW DELHI, November 23, 2019 22:15 IST"),
    ("timestamp", "16.01 GMT"),
    ("furniture", "Share via Email"),
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
    ("sign-off", "Doe reported from Rome. Jo Roe contributed to this report."),
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
    ("interstitial", "More AP soccer: https://example.com/soccer"),
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
    (
        "credit",
        "Photo illustration by Example. Photo by Jane Doe/AFP via Getty Images.",
    ),
    ("credit", "(Unsplash)"),
    ("caption", "In this Aug. 1, 2015 file photo, ships leave the port of Rotterdam."),
    ("caption", "This photo provided by Jane Doe shows a ship in Rotterdam."),
    ("caption", "Image A ship leaves the port. Credit... Jane Doe/Example"),
    ("byline", "Jane Doe, BBC News, Rotterdam"),
    ("byline", "By Jane Doe Example Network News"),
    ("note", "Updated with comment from the port."),
    ("note", "This post was written by a reader."),
    ("sign-off", "Jane Doe can be reached at jane@example.com."),
    ("sign-off", "— With assistance by Jane Doe"),
    ("sign-off", "Contact: Jane Doe, +1 (212) 555-0100"),
    ("sign-off", "SOURCE: Example"),
    ("interstitial", "The ships that never came back Read more"),
    ("interstitial", "[The ships came back last week. Read our report.]"),
    ("furniture", "Visit Example's homepage for more stories."),
    ("furniture", "This article is more than 2 years old"),
    ("furniture", "Interested in Ships? Add Ships as an interest to stay up to date."),
    ("furniture", "Should ships go faster? Vote Now"),
    (
        "furniture",
        "Our newsroom is reader supported: chip in to help us, if you can.",
    ),
    ("furniture", "CLOSE"),
    ("list", "⦁ The ships may go again"),
    ("deck", "Story highlights Ships may go again, the minister says"),
)
ARE_NOT = (
    "The minister resigned on Monday, as was expected. Sign up for our newsletter.",
    "The talks will be long. ___ Associated Press writer Jane Doe contributed.",
    "The correspondent",
    "16.01 metres",
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
    "Following the storm, the minister fired back on Twitter.",
    "He said of the minister that he would not follow him on Twitter again.",
    "In this picture of the world there is no place for ships.",
    "Journalism is dear, and readers contribute too little, he told us and you.",
    "Those who enjoyed the voyage may click their heels.",
    "A ship left the port | EPA rule or no rule",
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
        ("Amsterdam;42;50;rn;0.08;39;52", True),
        ("1|TWO TIME|2|2|$2.80F||1.50|", True),
        ("He came; he saw; he left; and nobody knew; not one.", False),
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


def test_questions_as_subheads() -> None:
    first, second = "What do they want?", "Brexit: will it end in tears?"
    copy = (*BODY[:2], first, *BODY, second, *BODY)
    assert [names(*copy)[i] for i in (2, 7)] == ["subhead"] * 2
    assert names(*BODY[:2], first, *BODY[2:])[2] == "body"  # one alone is the writer’s
    assert names(*BODY[:2], first, *BODY[2:], "The rest", *BODY)[2] == "subhead"
    asked = ("JANE DOE: Would you go?", "JOHN ROE: Would you stay?")
    assert "subhead" not in names(*BODY[:2], asked[0], *BODY, asked[1], *BODY)


def test_subheads_with_names_and_longer_ones() -> None:
    for head in (
        "Massachusetts Sen. Elizabeth Warren",
        "The minister’s seat is not as safe as the vote makes it seem",
    ):
        assert names(*BODY[:2], head, *BODY[2:])[2] == "subhead"
    assert names(*BODY[:2], "He left. She stayed and went on", *BODY)[2] == "body"


def test_points_without_marks() -> None:
    points = (
        "The ships may go again, as long as they pay for the port and the pilots",
        "The port is to be as deep as it was when the first of the ships came",
        "The pilots are to be paid by the ships and not by the port that they are in",
    )
    assert names(*BODY[:2], *points, *BODY[2:])[2:5] == ["list"] * 3
    assert names(*BODY[:2], *points[:2], *BODY[2:])[2:4] == ["body"] * 2
    assert names(BODY[0], "They agreed on this:", *points[:2], *BODY)[2:4] == [
        *["list"] * 2,
    ]
    posts = [f"{point} — Jane Doe (@janedoe) March 4, 2020" for point in points]
    assert names(*BODY[:2], *posts, *BODY[2:])[2:5] == ["body"] * 3


def test_captions_that_are_shown_twice() -> None:
    shown = [f"A minister leaves the hall for the {n} time." for n in range(3)]
    twice = [caption for caption in shown for _ in range(2)]
    assert names(*BODY, *twice, *BODY)[4:10] == ["caption"] * 6
    assert names(*BODY, *twice[:4], *BODY)[4:8] == ["body"] * 4
    gallery = f"Photos: Oil talks Photos: Oil talks {LONG} {LONG}"
    assert names(*BODY, gallery, *BODY)[4] == "caption"


def test_blocks_of_very_many_lines_and_of_one_long_line() -> None:
    many = Document("\n".join(BODY * 5_000), "many.txt")
    assert [part for _, part in blocks(many)] == ["lead", *["body"] * 19_999]
    long = Document("Ministers met in Geneva. " * 200_000, "long.txt")
    assert [part for _, part in blocks(long)] == ["lead"]
