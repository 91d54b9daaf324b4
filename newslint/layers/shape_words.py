"""What the patterns of `shapes` are made of: days, agencies, names."""

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|"
    r"aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|"
    r"dec(?:ember|\.)?)"
)
DAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day|\.)?"
DATE = (
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
)
AGENCY = (
    r"(?:Associated Press|AP|Reuters|REUTERS|Reuter|AFP|Agence France-Presse|UPI|PTI|"
    r"IANS|ANI|Xinhua|dpa|DPA|Bloomberg|CNN(?: Business|Money| Politics)?|NPR|TASS|"
    r"Kyodo|Yonhap|EFE|ANSA|AAP)"
)
NAME = r"[A-ZÀ-Þ][\w’'.-]*(?: (?:de|van|von|der|den|al|bin|la|le)){0,2}"
FULL = rf"{NAME}(?: {NAME}){{1,3}}"
PEOPLE = rf"{FULL}(?:(?:,| and| AND| &|, and) {FULL}){{0,3}}"
