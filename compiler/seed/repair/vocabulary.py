"""Small closed lists of English words that tell apostrophes, quotes and dashes apart."""


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


FUNCTION_WORDS = _listed("""
    a about above according after again against all almost along already also although always among
    an and another any are around as at be because been before being below between both but by can
    certainly could despite did do does during each either especially even every few finally first
    for from had has have he her here his how however i if in including indeed into is it its just
    later least less like many may might moreover most much must namely nearly neither never no nor
    not notably nothing now of often on once one only or other others our out over particularly
    perhaps rather she should simply since so some something soon still such than that the their
    them then there therefore these they this those though three through thus to together too two
    under unless until up upon usually was we well were what whatever when where whereas whether
    which while who whom whose why will with within without would yet you your
""")
"""Words that open a clause or an aside after a dash, and that nothing can belong to."""
PRONOUNS = _listed("i you he she it we they who that there this what here how where")
AUXILIARIES = _listed("could might must should would may")
NEGATED = _listed("""
    ain aren can couldn didn doesn don hadn hasn haven isn mightn mustn needn shan shouldn wasn
    weren won wouldn
""")
ELIDED = _listed("tis twas em til cause round bout twill twere neath")
MONTHS_AND_DAYS = _listed("""
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec spring summer autumn winter
    monday tuesday wednesday thursday friday saturday sunday
""")
COMPOUND_HEADS = _listed("""
    one two three four five six seven eight nine ten half great grand self non anti pre post multi
    inter intra counter semi well long short high low mid new old full part all cross
""")
"""Words that a hyphen often binds to the next, so that a lost character may be a no-break one."""
OPEN_ENDED = _listed("present date today now")
WORDS_WITHIN_NAMES = _listed("aim attach cor expos lan land le lite mal par pass per tom tour")
"""Words that are left when a listed word loses its first or last letter: `Åland`, `attaché`."""
BEGINNINGS_OF_NAMES = _listed("In Lu Par Sol Tom")
"""Names with an s that a possessive looks like: Inés, Luís, París, Solís, Tomás."""
