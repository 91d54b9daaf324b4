"""Shapes of what stands round a story: pictures’ words, pointers, furniture.

Patterns for `shapes`, each tried on a whole paragraph.
"""

from newslint.layers.shape_words import NAME

PICTURES = (
    r"(?:AP|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|Flickr|Shutterstock|iStock)"
    r"(?: Photos?| Images| Contributor)?"
)
CREDIT = (
    r"\W{0,3}(?:"
    r"(?i:(?:reuters |ap |afp |file )?photo(?:graph(?:er)?)?s?|image|picture|pic|"
    r"illustration|graphic|video|credit|courtesy)"
    r"(?: (?i:credits?|by|courtesy(?: of)?|copyright))?\s?(?:[:|/©-]\s?|(?<=by) )"
    r"(?:(?:[A-ZÀ-Þ@\d(][^\s|]*|of|on|by|for|via|from|the|and|de|van|von|[/|&-])\s?){1,12}"
    r"|\((?i:unsplash|pixabay|pexels|dreamstime|getty|shutterstock|istock)[^)]{0,40}\)"
    r"|(?i:featured image credit:).{3,200}"
    r"|(?:Photos?|Graphic|Illustration|Animation|Video)(?: illustration)? by .{3,80}\. "
    r"(?:Photos?|Images?) by .{3,140}"
    r"|(?i:image copyright (?:(?!image caption).){2,60}|toggle caption .{2,90}"
    r"|(?:[\w.’' -]{3,40}[/|] ?)?(?:getty images|afp|reuters|ap photo|ap|shutterstock|"
    r"istock)(?: images| photo)?(?:[/|] ?[\w.’' -]{3,40})?))\W{0,9}"
)
CAPTION = (
    r"(?s)(?:In (?:this|an?) (?:[\w.,/ -]{0,60} )?(?:photo|image|picture|frame grab)"
    r"(?:,| (?:provided|released|taken|made|from|by|obtained|posted|supplied)\b)|"
    r"This (?:undated |file |handout |combination ){0,2}(?:photo|image|picture|frame "
    r"grab) (?:provided|released|taken|made|shows|from)\b|"
    r"Image (?=[A-Z“].{5,300} Credit\b)|Related Video (?=[A-Z“])|FILE ?[-–—]|"
    r"CLOSE (?=[A-Z“\"])|Facebook Twitter Pinterest "
    r"|(?i:file photo:|image copyright .{2,60} image caption|image caption|"
    r"media caption|enlarge this image|media playback is|caption:)).{3,900}"
    rf"|.{{3,900}}[.?!][”\"]? (?:{NAME}(?: {NAME}){{0,3}} ?/ ?)?"
    rf"(?:[\w-]{{2,16}}/){{0,2}}{PICTURES}"
)
# Captions that take long to look for, and have one of these.
CREDITED_WORDS = (
    *("(", "[", "/", " | ", "photographer:", "photograph:", "photo:", "image:"),
    *("picture:", "credit:"),
)
CREDITED = (
    r"(?s)(?:"
    r".{20,900}?[(\[] ?(?:(?i:file |ap |afp |reuters |express |getty )?"
    r"(?i:photo|image|picture|pic)s?\b[^)\]]{0,60}"
    r"|(?:[A-Z][\w.,’' -]{1,40}/ ?)?(?:AP|AFP|Reuters|REUTERS|Getty)\b[^)\]]{0,40})"
    r"[)\]]\W{0,9}"
    r"|.{3,900}\b(?:REUTERS|AFP|AP Photo|Getty Images) ?/[\w.’' /-]{3,60}"
    r"|.{3,600}? \| (?:[A-Z][\w.’' -]{1,40}(?:/| for ))?"
    rf"(?:{PICTURES}|POLITICO)\b(?! [a-z]).{{0,240}}"
    r"|.{3,900}\bPhotographer: [A-ZÀ-Þ][^.:]{2,80}"
    r"|.{20,900}\b(?:Photograph|Photo|Image|Picture|Credit): [A-ZÀ-Þ][^.:]{2,80}"
    r")"
)
INTERSTITIAL = (
    r"(?i)\W{0,3}(?:(?:also )?read(?: also| more| next)?|also on [\w.’' ]{2,30}|"
    r"see also|also see|related(?: \w{1,20}){0,2}|"
    r"more(?: on [^:]{2,40}| from [^:]{2,40}| stories| (?-i:AP) [\w -]{2,30})?|"
    r"watch|photos?|pictures|videos?|"
    r"story|full coverage|trending|fact check|interactive|timeline|live updates|"
    r"slideshow|explainer|in depth|gallery|must read|don.t miss|recommended|listen|"
    r"click here(?: for| to)[^:]{0,60}|continued)\s?(?:[:|>»].{0,200}|\W{0,9})"
    r"|more on this\.{3}.{0,200}|\(graphic: .{5,120}\)"
    r"|(?-i:(?:[A-Z“‘'\"].{10,170}[^.] Read more|.{3,160} Show Hide .{0,40})\W{0,3}"
    r"|\[.{10,250}\b(?:Read|Sign up|See|Watch|Listen)\b.{0,120}\])"
)
# What leads in to a prompt: no sentence of a story.
LEAD_IN = r"(?:(?!\b(?:said|says|told|was|were|had|will be|expected to|on \w+day)\b).)"
# Furniture that takes long to look for, and has one of these words.
PROMPT_WORDS = (
    *("sign up", "subscribe", "your inbox", "rights reserved", "reprint permission"),
    *("newsletters", "moderated", "expressed", "journalism", "newsroom", "reader"),
)
PROMPT = (
    r"(?is)(?:[^\w©(@]|\((?!c\))){0,3}+(?:"
    r"(?=.{0,800}\b(?:journalism|newsroom|reader.supported)\b)"
    r"(?=.{0,800}\b(?:chip in|contributions?|donat\w+|support us|become a member))"
    r"(?=.{0,800}\b(?:us|our|we)\b)(?=.{0,800}\byou(?:r|rs)?\b).{40,1000}"
    rf"|(?:{LEAD_IN}{{0,160}}[.?!] )?(?-i:Sign up|Subscribe) (?:to|for) .{{3,400}}"
    rf"|{LEAD_IN}{{0,120}}\b(?:sign up|subscribe) (?:to|for) .{{0,40}}newsletters?\b"
    r".{0,40}"
    rf"|{LEAD_IN}{{0,160}}"
    r"(?:delivered (?:straight )?(?:to|in) your inbox|all rights reserved|"
    r"reprint permission|manage newsletters|comments? (?:will be|are) moderated|"
    r"views expressed (?:in (?:the )?comments|here|on th)|"
    r"(?:views|opinions) expressed (?:by columnists|in this|by the (?:author|writer))"
    r").{0,500}"
    r")\W{0,9}"
)
FURNITURE = (
    r"(?is)(?:[^\w©(@]|\((?!c\))){0,3}+(?:(?-i:CLOSE)|share this article.{0,60}|"
    r"(?:(?:share|tweet|follow|facebook|twitter|whatsapp|linkedin|flipboard|"
    r"pinterest|reddit|e?-?mail|print|telegram|copy link|save|@\w{1,20})"
    r"[\s|,·•/]{0,9}){2,9}"
    r"|share (?:this )?(?:on|via|to|with) (?:facebook|twitter|whatsapp|linkedin|"
    r"pinterest|reddit|e-?mail|messenger)"
    r"|(?-i:JUST WATCHED).{0,200}|follow (?:@\w{1,30}|us|me|him|her|them|"
    r"[\w.’' ]{2,30} on twitter)\b.{0,60}|(?-i:AD)|\d{6,}"
    r"|(?:(?:photo|logo|video|image)s?(?: \d)?\s?[:-]\s?)?https?://\S{3,300}"
    r"|slideshow(?: \(\d{1,3} images\))?|(?:advertisement\s?){1,4}|"
    r"advertisements|advt\.?|sponsored(?: content)?|loading|skip advertisement"
    r"|(?:story|article) continue[sd](?: below)?.{0,40}|"
    r"(?:advertisement )?continue reading.{0,40}|listen to article.{0,80}"
    r"|this article is more than .{3,12} old|visit .{2,40} homepage for more stories"
    r"|interested in .{2,60}\? add .{2,80} as an interest.{0,200}"
    r"|(?:something to consider )?if you (?:enjoyed|liked|value) this .{10,700}"
    r"|we are committed to truth and accuracy in .{5,160}"
    r"|you can read .{5,80} from our .{5,220}|.{0,220}\bcompleting this poll .{0,300}"
    r"|.{0,220}\binbox\b.{0,40}\? (?:sign up|click) here.{0,60}"
    r"|.{3,90}[?.!] ?(?:vote|click|order|buy|shop|get the dvd) (?:here|now)(?: now)?"
    r"|(?:urgent|alert|latest|special|important)\s?:|\w{2,12}=[\"“]https?://.{5,500}"
    r"|(?-i:[A-Z]{4,20} NEWSLETTERS?\b).{3,500}\bsign up\b.{0,400}"
    r"|.{3,40} is .{2,20}’s home for .{10,300}|ad policy"
    r"|.{0,60}\bbe the first to hear about .{5,300}"
    r"|read .{3,40} flipboard magazine"
    r"|thank you for signing up.{0,100}|(?:this article )?tagged under:.{0,80}"
    r"|read or share this story.{0,200}|.{0,600}hide caption \d{1,3} of \d{1,3}.{0,200}"
    r"|(?:please |to )?(?:sign up|subscribe|get (?:the|our|all|breaking)|follow\b|"
    r"join us|like us|download (?:the|our)|start the day).{0,80}\b(?:newsletters?|"
    r"alerts|inbox|app|updates|twitter|facebook|instagram|podcast)\b.{0,120}"
    r"|.{0,40}(?:sign up|subscribe) (?:now|today|here)\b.{0,40}"
    r"|.{0,60}\bnewsletters?\W{0,3}(?:sign.?up.{0,700})?|(?:our )?(?:privacy policy|"
    r"terms of (?:use|service)|cookie policy)(?:\W{1,4}\w.{0,40})?"
    r"|(?:by (?:signing|clicking)|we use cookies|this site uses cookies).{0,300}"
    r"|(?:©|\(c\)|copyright)\s?.{0,20}\d{4}.{0,200}|disclaimer\s?:.{0,900})\W{0,9}"
)
