"""Words around names of places: what comes before, after and inside them. Data, no logic."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    """The words of ``text``."""
    return frozenset(text.split())


PREPOSITIONS = _words(
    """
    in near at from to toward towards around outside inside into across throughout through via
    over within off between against onto upon beyond along
    """
)
STRONG_PREPOSITIONS = _words(
    """
    in near outside inside into throughout around at from
    """
)
# "the village of X", "X province": the place's own kind of word.
KINDS = _words(
    """
    village town city district province governorate region state county camp port island islands
    suburb neighborhood neighbourhood quarter hamlet settlement capital municipality prefecture
    department oblast locality subdistrict township commune area airport airbase base crossing
    checkpoint valley river lake mountain mountains desert coast peninsula bay gulf sea strait
    field oilfield border stronghold enclave parish borough canton republic territory
    """
)
AFTER_KINDS = KINDS | _words(
    """
    countryside suburbs outskirts lga road highway bridge refinery terminal harbour harbor provinces
    districts towns villages governorates states counties coastline shore hills plains
    """
)
# What stands behind the name of a settlement or its land, in any case of letters.
SETTLEMENTS = _words(
    """
    village town city district province governorate lga hamlet settlement neighborhood
    neighbourhood oblast prefecture subdistrict township locality municipality community ward
    commune canton
    """
)
# What one does to a place: its name is the object.
TAKEN = _words(
    """
    enter reach capture seize shell bomb bombard leave flee visit storm surround encircle control
    evacuate
    """
)
# What is done to ground alone, never to a man: "recaptured Harawah", "control of Harawah".
GROUND_TAKEN = _words("recapture retake besiege overrun liberate invade")
GROUND_HELD = _words("control recapture liberation capture fall siege")
STREETS = _words(
    """
    Street Avenue Boulevard Lane Drive Road Highway St. Ave. Blvd. Rd. Dr. Parkway Terrace
    Crescent Square
    """
)
WAYS = _words("""road highway route motorway axis railway border corridor frontier""")
LOWER_TAILS = _words("""city island islands""")
# A name before one of these, or before "of X", is a body, not a place.
ORG_AFTER = _words(
    """
    university college school police army government ministry court parliament council bank times
    post herald tribune news press journal gazette daily star observer telegraph chronicle party
    front movement brigade brigades battalion division force forces guard guards command
    commission committee agency authority association federation union club fc united hospital
    church institute foundation company corporation corp inc ltd airlines airways league
    championship cup olympics festival museum library society network radio television tv
    department board bureau service services office group congress senate assembly administration
    coalition alliance congressman senator
    """
)
# More words of bodies and posts: "Torrington Fire Department", "Laurel County Clerk".
BODY_WORDS = ORG_AFTER | _words(
    """
    fire sheriff clerk commissioners commissioner councillors councilors councillor councilor
    trustees supervisors supervisor volunteer recreation district academy elementary middle high
    regional metropolitan memorial chamber registry authorities brigade squad militia reserve
    reserves infantry regiment embassy consulate mission secretariat tribunal prosecutor bishop
    archdiocese diocese synagogue cathedral mosque temple clinic dispensary infirmary orchestra
    choir theatre theater gallery zoo schools colleges churches chronicle herald-leader sentinel
    enterprise examiner inquirer independent standard advertiser register dispatch
    """
)
# What happens at a place and is named after it: "the battle of X", "the X offensive".
HAPPENINGS = _words(
    """
    battle siege fall capture recapture liberation bombing bombings bombardment shelling massacre
    killings attack attacks clashes fighting offensive raid raids ambush outskirts suburbs streets
    people residents inhabitants road protests riots earthquake floods market mosque hospital
    """
)
# Those who are from a place: "a Gainesville man", "Haslett residents".
PEOPLE_OF = _words(
    """
    man woman men women boy girl teen teenager teenagers couple family families resident residents
    native natives student students mother father firefighters police officers voters parents
    farmers shopkeepers traders businessman businesswoman lawyer doctor teacher pastor imam
    """
)
# A name before one of these is an illness: "West Nile virus".
ILLNESS = _words(
    """
    virus viruses fever disease flu influenza syndrome haemorrhagic hemorrhagic encephalitis variant
    """
)
# A name before one of these is a make: "Black Hawk helicopters".
WEAPONS = _words(
    """
    helicopter helicopters jet jets missile missiles rocket launcher launchers tank tanks rifle
    rifles drone drones fighter-bombers howitzer howitzers warplane warplanes grenades mortar
    """
)
# "US-backed": the country is named as a friend, not as a place.
SIDED = _words(
    """
    backed led sponsored supported funded allied trained made built brokered born educated
    """
)
# What a place lends its name to and a parser takes for a person: "Randwick Racecourse".
GROUNDS = _words(
    """
    racecourse stadium arena airport airfield hospital prison jail dam bridge market square camp
    """
)
ORG_BEFORE = _words(
    """
    university bank ministry college institute republic church diocese archdiocese bishop
    parliament embassy council army government state kingdom chamber court federation association
    league museum hospital school synod organisation organization
    """
)
PERSON_TITLES = _words(
    """
    mr mrs ms dr prof professor president minister premier chancellor general gen colonel col
    major maj captain capt lieutenant lt sergeant sgt sheikh sheik imam king queen prince princess
    pope bishop archbishop cardinal senator sen rep representative governor gov mayor judge
    justice ambassador secretary spokesman spokeswoman spokesperson director chairman commander
    marshal admiral brigadier rev reverend sir lord lady coach officer detective inspector sheriff
    deputy chief attorney miss madam emir sultan ayatollah mullah san
    """
)
# Verbs that a government does: a country or capital as their subject is that government.
GOVERNMENT_VERBS = _words(
    """
    say announce condemn urge accuse agree call deny warn want insist reject support back demand
    threaten welcome criticise criticize pledge refuse decide order recall expel sign offer ask
    claim vow propose blame declare impose lift seek plan hope believe accept approve send deploy
    recognise recognize promise fear oppose vote veto join withdraw suspend ban
    """
)
TALK_NOUNS = _words(
    """
    talks relations ties negotiations agreement deal treaty tensions pressure sanctions accord
    alliance cooperation diplomacy war dispute support backing
    """
)
DIRECTIONS = _words(
    """
    north south east west northern southern eastern western central northeast northwest southeast
    southwest northeastern northwestern southeastern southwestern upper lower greater downtown
    inner outer rural mid
    """
)
# Capitalised words that are also names of small places somewhere.
NOT_PLACES = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december mr mrs ms dr sir god allah bible koran quran
    internet web google facebook twitter christmas easter ramadan islam christian muslim jew
    jewish catholic democrat republican democrats republicans congress senate president minister
    prime police army government state states national international united general center centre
    street avenue road park school college university church hospital airport court county city
    town village district province region north south east west northern southern eastern western
    central new old great big little upper lower first second third the a an of and or but if he
    she it they we you his her their our this that these those there here when where what who
    which why how all most many some several few more other another each every both after before
    during since while although because also even just only still then now today tomorrow
    yesterday one two three four five six seven eight nine ten hundred thousand million billion no
    not yes so as at by for from in into on to with man men woman women people child children
    family families home house mother father son daughter brother sister lord lady king queen
    prince princess dear love hope faith grace star sun moon earth sky media press news times post
    mail journal video photo update report reports court law act bill senator governor mayor chief
    director chairman secretary officer board council committee department office agency service
    group company union party league club team game season coach player players football baseball
    basketball golf hockey soccer tennis is was are be been has have had do does did will would
    can could may might must shall should said says say according however meanwhile local federal
    public private high low white black green blue red brown gray orange gold silver energy power
    water fire air sea health education defense defence justice interior foreign security finance
    treasury operation human rights relief aid world globe olympic olympics cup award awards prize
    bush clinton obama trump johnson smith jones davis wilson taylor brown miller williams moore
    thomas jackson martin lee harris clark lewis robinson walker young allen scott hill adams
    nelson baker hall campbell mitchell carter roberts kelly reagan kennedy nixon ford john james
    robert michael william david richard joseph charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason
    jeffrey ryan jacob gary nicholas eric stephen jonathan larry justin brandon frank benjamin
    gregory samuel raymond patrick alexander jack dennis jerry mary patricia jennifer linda
    elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley dorothy
    kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura sharon
    cynthia kathleen amy shirley angela helen anna brenda pamela nicole ruth katherine samantha
    christine emma catherine virginia-ann rachel carolyn janet maria heather diane julie joyce
    victoria-ann christina joan evelyn judith megan cheryl andrea hannah mohammed muhammad mohamed
    ahmed ali hassan hussein omar khalid ibrahim abdullah mahmoud yusuf salem saleh said nasser
    hamid karim ben bin ibn abu um am pm tv ii iii iv
    """
)
NOT_AS_PLACE = frozenset({"us", "car", "la", "lao", "pole", "nice", "male", "reading", "mobile",
                          "kiwi", "dane", "turkey", "pa", "me", "or", "in", "ok", "hi", "oh",
                          "al", "id", "ma", "de", "co", "ca", "md", "ga", "polish", "swiss",
                          "norman", "english", "wa", "il", "ar", "ak", "az", "ct", "wi", "mn",
                          "nd", "sd", "ks", "ky", "tn", "ms", "mo", "ia", "ne", "nv", "nm",
                          "ut", "wy", "mt", "nc", "sc", "va", "wv", "pa.", "nz", "rsa", "prc",
                          "rok", "latin"})  # fmt: skip
# News style abbreviations of the states of the United States, and of Canada's provinces.
STATES = {
    "ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California",
    "colo": "Colorado", "conn": "Connecticut", "del": "Delaware", "fla": "Florida",
    "ga": "Georgia", "ill": "Illinois", "ind": "Indiana", "kan": "Kansas", "kans": "Kansas",
    "ky": "Kentucky", "la": "Louisiana", "md": "Maryland", "mass": "Massachusetts",
    "mich": "Michigan", "minn": "Minnesota", "miss": "Mississippi", "mo": "Missouri",
    "mont": "Montana", "neb": "Nebraska", "nebr": "Nebraska", "nev": "Nevada",
    "nh": "New Hampshire", "nj": "New Jersey", "nm": "New Mexico", "ny": "New York",
    "nc": "North Carolina", "nd": "North Dakota", "okla": "Oklahoma", "ore": "Oregon",
    "pa": "Pennsylvania", "penn": "Pennsylvania", "ri": "Rhode Island", "sc": "South Carolina",
    "sd": "South Dakota", "tenn": "Tennessee", "tex": "Texas", "vt": "Vermont",
    "va": "Virginia", "wash": "Washington", "wva": "West Virginia", "wis": "Wisconsin",
    "wisc": "Wisconsin", "wyo": "Wyoming", "al": "Alabama", "ak": "Alaska", "az": "Arizona",
    "ar": "Arkansas", "ca": "California", "co": "Colorado", "ct": "Connecticut",
    "de": "Delaware", "fl": "Florida", "hi": "Hawaii", "ia": "Iowa", "il": "Illinois",
    "ks": "Kansas", "ma": "Massachusetts", "me": "Maine", "mi": "Michigan", "mn": "Minnesota",
    "ms": "Mississippi", "mt": "Montana", "ne": "Nebraska", "nv": "Nevada", "oh": "Ohio",
    "ok": "Oklahoma", "or": "Oregon", "tn": "Tennessee", "tx": "Texas", "ut": "Utah",
    "wa": "Washington", "wi": "Wisconsin", "wv": "West Virginia", "wy": "Wyoming",
    "id": "Idaho", "in": "Indiana", "ont": "Ontario", "que": "Quebec", "bc": "British Columbia",
    "alta": "Alberta", "sask": "Saskatchewan", "nb": "New Brunswick", "dc": "D.C.",
    "nsw": "New South Wales", "nwt": "Northwest Territories", "qld": "Queensland",
}  # fmt: skip
SAFE_STATES = _words(
    """
    ala ariz ark calif colo conn fla kan kans mass mich minn mont neb nebr nev okla ore penn tenn
    tex wis wisc wyo wva nh nj nm ny sask alta dc nsw qld bc nwt
    """
)
ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|at|ar|az|an|ed|es|esh|et|er|ez|en|ul|as|de|d|l)$")
