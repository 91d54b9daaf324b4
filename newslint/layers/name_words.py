"""Words that tell what kind of name a run of capitals is: written out by hand."""

# What a person is called by before the name; in lower case too.
TITLES = frozenset(
    """
    mr mrs ms miss mx messrs dr prof professor sir dame lord lady baroness viscount
    president premier chancellor minister secretary ambassador envoy governor gov mayor
    senator sen sens congressman congresswoman representative rep reps speaker
    councillor councilman councilwoman commissioner director chairman chairwoman
    chairperson chair chief ceo cfo coo executive spokesman spokeswoman spokesperson
    leader whip judge justice prosecutor attorney sheriff superintendent supt inspector
    detective det constable sergeant sgt corporal cpl private pvt officer captain capt
    major maj colonel col general gen lieutenant lt admiral adm commander cmdr brigadier
    brig marshal king queen prince princess duke duchess emperor sultan emir sheikh
    sheik pope cardinal archbishop bishop reverend rev rabbi imam ayatollah father fr
    msgr monsignor pastor saint st coach manager secretary-general
    """.split()
)
# In lower case before a name they tell of a person; with a capital they begin names.
CALLINGS = frozenset(
    """
    lawyer solicitor barrister analyst economist strategist author writer novelist poet
    playwright historian journalist reporter correspondent columnist editor publisher
    producer presenter broadcaster actor actress comedian singer musician rapper
    guitarist drummer composer conductor artist painter photographer designer architect
    engineer scientist researcher physicist chemist biologist psychologist psychiatrist
    surgeon doctor nurse teacher lecturer student striker midfielder defender goalkeeper
    winger forward fullback quarterback pitcher batsman bowler opener allrounder
    all-rounder skipper captain teammate team-mate champion swimmer cyclist sprinter
    golfer boxer driver jockey trainer owner founder co-founder businessman
    businesswoman entrepreneur billionaire banker investor trader farmer activist
    campaigner candidate nominee challenger incumbent rival lawmaker legislator
    politician backbencher diplomat negotiator adviser advisor aide counsel activist
    dissident whistleblower blogger victim suspect husband wife son daughter brother
    sister mother father uncle aunt cousin nephew niece partner girlfriend boyfriend
    widow fiancee fiance friend colleague neighbor neighbour resident pensioner soldier
    veteran pilot astronaut cleric priest gunman dictator strongman chairman president
    secretary-general vice-president
    """.split()
)
# What may stand before a title and is part of it.
BEFORE_TITLES = frozenset(
    """
    prime vice deputy foreign finance defense defence interior home health education
    agriculture trade energy justice transport environment economy labor labour sports
    culture information acting interim former ex- senior chief assistant associate under
    major lieutenant brigadier rear field crown attorney solicitor first lord grand
    house senate majority minority state press executive managing police party
    opposition national security general permanent special
    """.split()
)
PARTICLES = frozenset(
    """
    van von der den ter ten de del della di da dos du la le bin ibn bint al el ul y zu
    af abu ben
    """.split()
)
SUFFIXES = frozenset("jr sr ii iii iv".split())
SAID = (
    "said|says|told|tells|added|adds|wrote|writes|tweeted|testified|argued|insisted|noted"
    "|explained|admitted|claimed|denied|recalled|joked|replied|asked|acknowledged|conceded"
    "|stressed|warned"
)
# Words of bodies, at the end of their names or before “of”.
BODIES = frozenset(
    """
    academy administration agency airlines airport airways alliance archives army
    assembly associates association authority bank bancorp board brothers bureau
    business cabinet capital center centre chamber church city coalition college command
    commission committee communications company conference confederation congress
    consortium constitution co corp corporation corps council court courts daily
    department dept district division energy enterprise enterprises exchange express
    federation finance financial firm force forces forum foundation front fund gallery
    games gazette group guard hall herald highway holdings hospital hotel house inc
    industries industry institute insurance international investments journal laboratory
    laboratories league legion library limited line lines llc llp ltd magazine media
    ministry monitor movement museum navy network news office orchestra organisation
    organization panel paper papers parliament partners partnership party patrol plc
    police post press prison programme program project railway records reserve review
    school schools secretariat securities senate service services society solutions
    staff stadium standard street studio studios summit survey syndicate systems team
    technologies technology telegraph theater theatre times treasury treaty tribune
    trust union university vatican ventures watch weekly works airbus energy motors
    motor electric foods stores brands products pictures music entertainment sports
    observatory awards award cup olympics government republic states act convention
    branch mission embassy consulate squad club united rovers wanderers albion athletic
    rangers radio tv television rugby wire online project parade circuit fleet bowl
    prize festival medal tournament
    """.split()
)
# Firms and places that are called like people.
BRANDS = frozenset(
    """
    Morgan Stanley|Merrill Lynch|JP Morgan|J.P. Morgan|JPMorgan Chase|Eli Lilly
    |Aston Villa|Wells Fargo|Charles Schwab|Calvin Klein|Ralph Lauren|Louis Vuitton
    |Hugo Boss|Al Qaeda|Jimmy Choo|Harley Davidson|Tommy Hilfiger|Aston Martin
    |Jack Daniel|Ben Nevis|Baker Hughes|Sherwin Williams|Mary Kay|Oscar Mayer
    |Levi Strauss|Philip Morris|Warner Bros|Ernst Young|Booz Allen|Booz Allen Hamilton
    |Lehman Brothers|Dow Jones|Barrick Gold|Al Jazeera|Al Arabiya|Al Shabaab|El Paso
    |El Nino|El Salvador|La Liga|Los Angeles|San Francisco|Santa Claus|Santa Barbara
    |Virginia Tech|Georgia Tech|Homeland Security|Del Mar|La Jolla|Le Monde|Le Figaro
    |Hong Kong|Tai Chi|San Diego
    """.replace("\n    ", "")
    .strip()
    .split("|")
)
# Words of places, at the end of their names.
LANDS = frozenset(
    """
    avenue bay beach boulevard bridge canyon castle cathedral coast county creek desert
    drive falls field forest garden gardens gate gulf harbor harbour heights hill hills
    island islands isle lake lane mount mountain mountains ocean palace park peninsula
    place plains plaza port province ridge river road rock sea square station strait
    tower towers town township valley village woods zoo
    """.split()
)
# Words of bodies and places that are surnames too.
SURNAMES_TOO = frozenset(
    """
    banks castle church field forest france hall hill holland ireland israel lake lane
    london marsh mount paris park parks pool price rivers rock sea towers town wales
    washington wells west wood woods england english french german welsh irish north
    south scott power powers wing love light christian brooks bridges green gates hunt
    """.split()
)
DAYS_AND_MONTHS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun christmas easter
    """.split()
)
# Countries, states, cities and what is of them: no part of a person's name, unless a
# given name or a title stands before.
PLACES = frozenset(
    """
    latino latinos latina hispanic hispanics evangelical evangelicals black blacks white
    whites african-american team candidate former cleveland houston dallas orlando
    austin adelaide florence virginia georgia chelsea savannah charlotte jordan jersey
    afghanistan albania algeria angola argentina armenia australia austria azerbaijan
    bahrain bangladesh belarus belgium bolivia bosnia botswana brazil britain bulgaria
    burma cambodia cameroon canada chile china colombia congo croatia cuba cyprus
    denmark ecuador egypt england eritrea estonia ethiopia europe finland france gaza
    germany ghana greece greenland guatemala guinea haiti honduras hungary iceland india
    indonesia iran iraq ireland israel italy jamaica japan kazakhstan kenya korea kosovo
    kuwait kyrgyzstan laos latvia lebanon liberia libya lithuania luxembourg macedonia
    malaysia mali malta mexico moldova mongolia montenegro morocco mozambique myanmar
    namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine
    panama paraguay peru philippines poland portugal qatar romania russia rwanda
    scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden
    switzerland syria taiwan tajikistan tanzania thailand tibet tunisia turkey
    turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia
    zimbabwe africa america antarctica asia alabama alaska arizona arkansas california
    connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky
    louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont
    wisconsin wyoming ontario quebec queensland victoria tasmania abuja accra ankara
    athens atlanta auckland baghdad bangkok barcelona beijing beirut belgrade berlin
    birmingham boston brasilia brisbane brussels bucharest budapest cairo canberra
    caracas chicago copenhagen damascus delhi denver detroit dhaka doha dubai dublin
    edinburgh geneva glasgow hanoi havana helsinki hollywood houston islamabad istanbul
    jakarta jerusalem johannesburg kabul karachi kiev kyiv lahore leeds lima lisbon
    liverpool london madrid manchester manhattan manila melbourne miami milan moscow
    mumbai munich nairobi oslo ottawa paris perth philadelphia phoenix prague pretoria
    pyongyang rio riyadh rome seattle seoul shanghai sofia stockholm sydney taipei
    tallinn tehran tokyo toronto tripoli tunis vancouver vienna warsaw wellington zurich
    washington northern southern eastern western north south east west central midwest
    afghan african albanian algerian american arab arabian argentine asian australian
    austrian bangladeshi belgian brazilian british bulgarian canadian chilean chinese
    colombian croatian cuban czech danish dutch egyptian english estonian ethiopian
    european filipino finnish french german ghanaian greek haitian hungarian indian
    indonesian iranian iraqi irish israeli italian jamaican japanese jordanian kenyan
    korean kurdish kuwaiti latvian lebanese libyan lithuanian malaysian mexican moroccan
    nigerian norwegian pakistani palestinian peruvian philippine polish portuguese
    qatari romanian russian rwandan saudi scottish serbian slovak somali spanish
    sudanese swedish swiss syrian taiwanese thai tibetan tunisian turkish ugandan
    ukrainian venezuelan vietnamese welsh yemeni zimbabwean catholic christian jewish
    muslim islamic islamist democrat democrats democratic republican republicans tory
    tories labor labour conservative conservatives liberal nazi communist socialist
    """.split()
)
# What begins a sentence, or a headline's word, and no name.
OPENERS = frozenset(
    """
    a about above according across additional administration after afterwards again
    against ago all almost alone along already also although always amid among an and
    another any anyone anything are around arrested as ask asked asking at away back
    based be because been before behind being below besides best better between beyond
    big both bring but by can come could current currently daily day days dear despite
    did do does during each earlier early either elsewhere even eventually ever every
    everybody everyone everything except facts few fewer finally first five following
    for former fortunately four from full further get getting give given go good great
    had half has have having he hello her here hers herself hide high him himself his
    hopefully how however hundreds i if image in incoming indeed inside instead into is
    it its itself just last late later latest least left less let like likewise long
    longtime look lots made major many may maybe me meanwhile media mere million
    millions more moreover most much multiple my near nearly neither never nevertheless
    new next nice no nobody none nor not nothing now numerous of off officials often oh
    okay old on once one ones only onto opening or other others otherwise our ours out
    outside over overall overnight own people perhaps photo play please police previous
    prior probably quite rather read real recent recently regarding related retired
    right same say says scientists second see several shall share she should show
    similarly simply since six skip so some somebody someone something sometimes soon
    sources speaking starting still story such support take ten thank thanks that the
    their theirs them then there therefore these they thing things think this those
    though three through throughout thus till to today together tomorrow too top toward
    towards twelve twenty two under unless unlike until up upon us use usually various
    very video view visit was watch we well were what whatever when whenever where
    whereas whether which while who whoever whole whom whose why will with within
    without would yes yesterday yet you young your yours aged analysts critics experts
    investigators lawyers prosecutors researchers reporters investors shares stocks
    state local federal national foreign senior deputy acting late ex attorney lawyer
    spokesman spokeswoman longtime veteran actor actress singer author rapper comedian
    economist journalist candidate incumbent house senate team star boss
    """.split()
)
# Family names that stand first in Chinese, Korean and Vietnamese names.
FIRST_SURNAMES = frozenset(
    """
    an bae bai ban bo bui cai cao chang chen cheng chiang cho choe choi chu chun chung
    cui dai dang deng ding dinh do dong duan fan fang feng fu gao geng gong gu guo ha
    hahn han hao he ho hong hou hu hua huang hwang jang jeon jeong ji jia jiang jin jo
    joo jung kang kim ko koo kwak kwon lai lam le lee lei leung li liang liao lim lin
    liu lu luo lyu ma mao meng min mo moon na nam ngo nguyen no noh oh ouyang pak pan
    park peng pham phan pyon qian qin ri rhee roh ryu seo shao shen shi shim shin sim
    sin sohn son song su suh sun tan tang tao thae tian to tran trinh truong tsai tseng
    tung vo vu wan wang wei wen woo wu xi xia xiang xiao xie xiong xu xue yan yang yao
    ye yi yim yin yoo yoon you yu yuan yun zeng zhai zhang zhao zheng zhong zhou zhu zou
    """.split()
)
