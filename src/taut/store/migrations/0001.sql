-- Everything points to an article by its number `n`, inside the file only; what people see are ids, which are content hashes.
-- Records go with their article (ON DELETE CASCADE); stories and happenings are made anew from what is left.

CREATE TABLE versions (
    n INTEGER PRIMARY KEY,
    taut TEXT NOT NULL,
    codebook TEXT NOT NULL,  -- digest of the codebook, the tables of the world and the language's words
    parser TEXT NOT NULL,  -- digest of the language's parser
    UNIQUE (taut, codebook, parser)
) STRICT;

CREATE TABLE stories (
    id TEXT PRIMARY KEY,
    title TEXT,  -- of its first article
    first TEXT,  -- publication of its first and last article
    last TEXT,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL
) STRICT;
CREATE INDEX stories_by_last ON stories (last, articles);

CREATE TABLE articles (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,  -- what it is known by when its text changes: address, or record of an outlet, or the text itself
    source_id TEXT,
    url TEXT,
    outlet TEXT,
    section TEXT,
    title TEXT,
    byline TEXT,
    place TEXT,
    country TEXT,
    published TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    layout TEXT NOT NULL,  -- JSON: paragraphs, sentences, related, dropped, skipped
    version INTEGER NOT NULL REFERENCES versions (n),
    added TEXT NOT NULL,  -- UTC
    fingerprint BLOB NOT NULL,
    story TEXT REFERENCES stories (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX articles_by_published ON articles (published, outlet);
CREATE INDEX articles_by_story ON articles (story);
CREATE INDEX articles_by_version ON articles (version);

-- How candidates of one story find each other, and how alike those are that belong together.
CREATE TABLE story_keys (
    key INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
    PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_keys_by_article ON story_keys (article);
CREATE TABLE likenesses (
    one INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
    likeness REAL NOT NULL,
    PRIMARY KEY (one, other),
    CHECK (one < other)
) STRICT, WITHOUT ROWID;
CREATE INDEX likenesses_by_other ON likenesses (other);

CREATE TABLE entities (
    article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    code TEXT,
    sector TEXT,
    wikidata TEXT,
    roles TEXT NOT NULL,  -- JSON
    mentions TEXT NOT NULL,  -- JSON
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX entities_by_id ON entities (id, name);
CREATE INDEX entities_by_name ON entities (name COLLATE NOCASE, id);

CREATE TABLE happenings (
    id TEXT PRIMARY KEY,
    story TEXT NOT NULL REFERENCES stories (id) DEFERRABLE INITIALLY DEFERRED,
    event TEXT NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,  -- the telling that stands for it
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    actors TEXT NOT NULL,  -- JSON list of codes
    recipients TEXT NOT NULL,
    day TEXT,
    place TEXT,
    country TEXT,
    quad INTEGER NOT NULL,
    score REAL NOT NULL,
    confidence REAL NOT NULL,
    reports INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL
) STRICT;
CREATE INDEX happenings_by_day ON happenings (day, type);
CREATE INDEX happenings_by_type ON happenings (type, day);
CREATE INDEX happenings_by_story ON happenings (story);
CREATE INDEX happenings_by_event ON happenings (event);

CREATE TABLE events (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    anchor TEXT NOT NULL,  -- what a correction holds on to when the id changes
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    quad INTEGER NOT NULL,
    score REAL NOT NULL,
    confidence REAL NOT NULL,
    told INTEGER NOT NULL,  -- number of the happening within its article
    reported_by TEXT,
    contexts TEXT NOT NULL,  -- JSON from here on
    actors TEXT NOT NULL,
    recipients TEXT NOT NULL,
    "when" TEXT,
    "where" TEXT,
    evidence TEXT NOT NULL,
    judgement TEXT CHECK (judgement IN ('accepted', 'rejected')),
    happening TEXT REFERENCES happenings (id) DEFERRABLE INITIALLY DEFERRED,  -- none for a rejected one
    UNIQUE (article, position)
) STRICT;
CREATE INDEX events_by_happening ON events (happening);
CREATE INDEX events_by_anchor ON events (anchor);

-- The parties of every telling, to find events by who takes part.
CREATE TABLE parties (
    event INTEGER NOT NULL REFERENCES events (n) ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
    position INTEGER NOT NULL,
    entity TEXT NOT NULL,
    code TEXT NOT NULL,  -- without sector
    full_code TEXT NOT NULL,
    PRIMARY KEY (event, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_by_code ON parties (code, side, event);
CREATE INDEX parties_by_full_code ON parties (full_code, side, event);
CREATE INDEX parties_by_entity ON parties (entity, event);

CREATE TABLE ties (
    happening TEXT NOT NULL REFERENCES happenings (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    mutual INTEGER NOT NULL,
    day TEXT,
    quad INTEGER NOT NULL,
    score REAL NOT NULL,
    reports INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    PRIMARY KEY (happening, source, target)
) STRICT, WITHOUT ROWID;
-- These two cover their questions: a series and the movement of all pairs never touch the table.
CREATE INDEX ties_by_pair ON ties (source, target, day, quad, score, mutual, reports, outlets);
CREATE INDEX ties_by_day ON ties (day, source, target, quad, score, mutual, reports, outlets);

CREATE TABLE agreements (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    subject TEXT,
    sectors TEXT NOT NULL,  -- JSON from here on
    parties TEXT NOT NULL,
    "when" TEXT,
    evidence TEXT NOT NULL,
    UNIQUE (article, position)
) STRICT;
CREATE INDEX agreements_by_id ON agreements (id);

CREATE TABLE quotes (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    entity TEXT,
    speaker TEXT,
    code TEXT,
    direct INTEGER NOT NULL,
    text TEXT NOT NULL,
    cue TEXT,
    addressee TEXT,
    evidence TEXT NOT NULL,  -- JSON
    UNIQUE (article, position)
) STRICT;
CREATE INDEX quotes_by_entity ON quotes (entity);
CREATE INDEX quotes_by_speaker ON quotes (speaker COLLATE NOCASE);
CREATE INDEX quotes_by_code ON quotes (code);

-- What people decided. Subjects are held by what outlives a new reading: the key of an article, the anchor of an event.
CREATE TABLE corrections (
    n INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'accept', 'reject')),
    about TEXT NOT NULL CHECK (about IN ('article', 'event')),
    why TEXT,
    made TEXT NOT NULL,
    undone TEXT
) STRICT;
CREATE TABLE corrected (
    correction INTEGER NOT NULL REFERENCES corrections (n),
    role TEXT NOT NULL CHECK (role IN ('subject', 'other')),
    position INTEGER NOT NULL,
    anchor TEXT NOT NULL,
    id TEXT NOT NULL,  -- at the time
    PRIMARY KEY (correction, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX corrected_by_anchor ON corrected (anchor);

-- Stems, one for each word of the article, so that phrases are found in any inflection.
CREATE VIRTUAL TABLE search USING fts5 (title, body, tokenize = "ascii");
