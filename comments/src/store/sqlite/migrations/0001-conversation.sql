-- The first schema. Times are microseconds since 1970 (UTC); words are those of the domain's types.

CREATE TABLE site (
    id       INTEGER PRIMARY KEY,
    key      TEXT    NOT NULL UNIQUE,
    standing TEXT    NOT NULL DEFAULT 'open' CHECK (standing IN ('open', 'all_to_review', 'read_only')),
    -- What the classifier learnt from, in all.
    ham      INTEGER NOT NULL DEFAULT 0 CHECK (ham >= 0),
    spam     INTEGER NOT NULL DEFAULT 0 CHECK (spam >= 0)
) STRICT;

CREATE TABLE manifest (
    site    INTEGER PRIMARY KEY REFERENCES site (id),
    body    BLOB    NOT NULL,
    etag    TEXT,
    read_at INTEGER NOT NULL
) STRICT;

CREATE TABLE thread (
    id        INTEGER PRIMARY KEY,
    site      INTEGER NOT NULL REFERENCES site (id),
    key       TEXT    NOT NULL,
    -- As last known from the manifest; empty where it never spoke of the thread.
    url       TEXT    NOT NULL DEFAULT '',
    title     TEXT    NOT NULL DEFAULT '',
    -- How many of its comments are published: kept by the triggers below.
    published INTEGER NOT NULL DEFAULT 0 CHECK (published >= 0),
    closed    INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
    reviewed  INTEGER NOT NULL DEFAULT 0 CHECK (reviewed IN (0, 1)),
    UNIQUE (site, key)
) STRICT;
CREATE INDEX thread_closed ON thread (site) WHERE closed = 1;
CREATE INDEX thread_reviewed ON thread (site) WHERE reviewed = 1;
CREATE INDEX thread_published ON thread (site, key, published) WHERE published > 0;

CREATE TABLE closed_section (
    site    INTEGER NOT NULL REFERENCES site (id),
    section TEXT    NOT NULL,
    PRIMARY KEY (site, section)
) STRICT, WITHOUT ROWID;

CREATE TABLE moderator (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    site          INTEGER NOT NULL REFERENCES site (id),
    email         TEXT    NOT NULL COLLATE NOCASE,
    name          TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    role          TEXT    NOT NULL CHECK (role IN ('moderator', 'administrator')),
    totp          BLOB,
    totp_step     INTEGER NOT NULL DEFAULT 0,
    mail          TEXT    NOT NULL DEFAULT 'at_once' CHECK (mail IN ('at_once', 'daily', 'never')),
    removed_at    INTEGER
) STRICT;
CREATE UNIQUE INDEX moderator_email ON moderator (site, email) WHERE removed_at IS NULL;
CREATE INDEX moderator_site ON moderator (site);

CREATE TABLE session (
    token     BLOB    NOT NULL PRIMARY KEY,
    site      INTEGER NOT NULL REFERENCES site (id),
    moderator INTEGER NOT NULL REFERENCES moderator (id),
    opened_at INTEGER NOT NULL,
    seen_at   INTEGER NOT NULL,
    expires   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_moderator ON session (moderator);
CREATE INDEX session_expires ON session (expires);

-- Numbers are in addresses (`#commentaire-12`): never given twice.
CREATE TABLE comment (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    site          INTEGER NOT NULL REFERENCES site (id),
    thread        INTEGER NOT NULL REFERENCES thread (id),
    parent        INTEGER REFERENCES comment (id),
    state         TEXT    NOT NULL
        CHECK (state IN ('pending', 'published', 'refused', 'removed', 'spam', 'deleted')),
    -- Since when it is in this state: what retention counts from.
    state_since   INTEGER NOT NULL,
    -- Whether readers ever saw it.
    shown         INTEGER NOT NULL DEFAULT 0 CHECK (shown IN (0, 1)),
    -- Whether its text, name and address are gone.
    emptied       INTEGER NOT NULL DEFAULT 0 CHECK (emptied IN (0, 1)),
    written_at    INTEGER NOT NULL,
    published_at  INTEGER,
    edited_at     INTEGER,
    official      INTEGER NOT NULL DEFAULT 0 CHECK (official IN (0, 1)),
    moderator     INTEGER REFERENCES moderator (id),
    pinned        INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
    question      TEXT    CHECK (question IN ('waiting', 'answered', 'settled', 'reopened')),
    -- Since when somebody owes an answer; NULL where nobody does.
    waiting_since INTEGER,
    answered_at   INTEGER,
    -- The official reply that answered it.
    answer        INTEGER REFERENCES comment (id),
    reason        TEXT,
    note          TEXT    NOT NULL DEFAULT '',
    score         REAL    NOT NULL DEFAULT 0,
    signals       TEXT    NOT NULL DEFAULT '[]',
    own_token     BLOB,
    name          TEXT    NOT NULL,
    email         TEXT    COLLATE NOCASE,
    html          TEXT    NOT NULL,
    markdown      TEXT    NOT NULL
) STRICT;
CREATE INDEX comment_thread ON comment (thread, written_at);
-- What the desk lists: not what retention emptied, but the places of what readers saw.
CREATE INDEX comment_state ON comment (site, state) WHERE emptied = 0 OR state IN ('removed', 'deleted');
CREATE INDEX comment_newest ON comment (site, published_at) WHERE state = 'published';
CREATE INDEX comment_parent ON comment (parent) WHERE parent IS NOT NULL;
CREATE INDEX comment_answer ON comment (answer) WHERE answer IS NOT NULL;
CREATE INDEX comment_moderator ON comment (moderator) WHERE moderator IS NOT NULL;
CREATE INDEX comment_email ON comment (site, email, state) WHERE email IS NOT NULL;
CREATE INDEX comment_waiting ON comment (site, waiting_since) WHERE waiting_since IS NOT NULL AND state = 'published';
CREATE INDEX comment_unanswered ON comment (site) WHERE waiting_since IS NOT NULL AND state = 'published';
CREATE INDEX comment_retention ON comment (site, state, state_since) WHERE emptied = 0 AND state <> 'published';
CREATE INDEX comment_figures ON comment (site, written_at, official, state, published_at, question, answered_at);

CREATE TRIGGER comment_counted_on_insert AFTER INSERT ON comment WHEN new.state = 'published' BEGIN
    UPDATE thread SET published = published + 1 WHERE id = new.thread;
END;
CREATE TRIGGER comment_counted_on_delete AFTER DELETE ON comment WHEN old.state = 'published' BEGIN
    UPDATE thread SET published = published - 1 WHERE id = old.thread;
END;
CREATE TRIGGER comment_counted_on_update AFTER UPDATE OF state, thread ON comment
WHEN old.thread <> new.thread OR (old.state = 'published') <> (new.state = 'published') BEGIN
    UPDATE thread SET published = published - 1 WHERE id = old.thread AND old.state = 'published';
    UPDATE thread SET published = published + 1 WHERE id = new.thread AND new.state = 'published';
END;

-- What the desk searches. It holds no text of its own, only where which word stands.
CREATE VIRTUAL TABLE comment_text USING fts5 (
    name, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO comment_text (comment_text, rank) VALUES ('secure-delete', 1);
-- Comments up to this number are in it; later ones wait to be indexed together, which costs a tenth.
CREATE TABLE comment_text_reach (
    only    INTEGER PRIMARY KEY CHECK (only = 1),
    comment INTEGER NOT NULL
) STRICT;
INSERT INTO comment_text_reach VALUES (1, 0);

-- Forms and texts of the last days, by their keyed digests: what was posted twice.
CREATE TABLE recent (
    site    INTEGER NOT NULL REFERENCES site (id),
    digest  BLOB    NOT NULL,
    comment INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (site, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX recent_at ON recent (site, at);

CREATE TABLE report (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    site        INTEGER NOT NULL REFERENCES site (id),
    comment     INTEGER NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
    reason      TEXT    NOT NULL,
    explanation TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    email       TEXT    COLLATE NOCASE,
    at          INTEGER NOT NULL,
    decision    TEXT    CHECK (decision IN ('upheld', 'dismissed')),
    decided_at  INTEGER,
    moderator   INTEGER REFERENCES moderator (id),
    -- Whether name, address and words are gone.
    emptied     INTEGER NOT NULL DEFAULT 0 CHECK (emptied IN (0, 1))
) STRICT;
CREATE INDEX report_comment ON report (comment);
CREATE INDEX report_open ON report (site, comment) WHERE decision IS NULL;
CREATE INDEX report_retention ON report (site, decided_at) WHERE decision IS NOT NULL AND emptied = 0;
CREATE INDEX report_at ON report (site, at);
CREATE INDEX report_email ON report (site, email) WHERE email IS NOT NULL;
CREATE INDEX report_moderator ON report (moderator) WHERE moderator IS NOT NULL;

-- Where a message came from, apart from it, purged after the configured time.
CREATE TABLE connection (
    comment INTEGER PRIMARY KEY REFERENCES comment (id) ON DELETE CASCADE,
    site    INTEGER NOT NULL REFERENCES site (id),
    prefix  BLOB    NOT NULL,
    clear   TEXT,
    at      INTEGER NOT NULL
) STRICT;
CREATE INDEX connection_at ON connection (site, at);
CREATE INDEX connection_prefix ON connection (site, prefix);
CREATE TABLE report_connection (
    report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE,
    site   INTEGER NOT NULL REFERENCES site (id),
    prefix BLOB    NOT NULL,
    clear  TEXT,
    at     INTEGER NOT NULL
) STRICT;
CREATE INDEX report_connection_at ON report_connection (site, at);

CREATE TABLE subscription (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    site         INTEGER NOT NULL REFERENCES site (id),
    comment      INTEGER NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
    email        TEXT    NOT NULL COLLATE NOCASE,
    name         TEXT    NOT NULL,
    sentence     TEXT    NOT NULL,
    notice       TEXT    NOT NULL,
    asked_at     INTEGER NOT NULL,
    confirmed_at INTEGER
) STRICT;
CREATE INDEX subscription_comment ON subscription (comment);
CREATE INDEX subscription_email ON subscription (site, email);
CREATE INDEX subscription_unconfirmed ON subscription (site, asked_at) WHERE confirmed_at IS NULL;

-- Addresses that their holders confirmed once: what trust may rest on.
CREATE TABLE confirmed_email (
    site  INTEGER NOT NULL REFERENCES site (id),
    email TEXT    NOT NULL COLLATE NOCASE,
    at    INTEGER NOT NULL,
    PRIMARY KEY (site, email)
) STRICT, WITHOUT ROWID;

CREATE TABLE used_link (
    site    INTEGER NOT NULL REFERENCES site (id),
    link    BLOB    NOT NULL,
    expires INTEGER NOT NULL,
    PRIMARY KEY (site, link)
) STRICT, WITHOUT ROWID;
CREATE INDEX used_link_expires ON used_link (site, expires);

-- What the classifier knows, and which comment taught it what, so that a lesson can be taken back.
CREATE TABLE token (
    site  INTEGER NOT NULL REFERENCES site (id),
    token TEXT    NOT NULL,
    ham   INTEGER NOT NULL DEFAULT 0 CHECK (ham >= 0),
    spam  INTEGER NOT NULL DEFAULT 0 CHECK (spam >= 0),
    PRIMARY KEY (site, token)
) STRICT, WITHOUT ROWID;
CREATE TABLE lesson (
    comment INTEGER PRIMARY KEY REFERENCES comment (id) ON DELETE CASCADE,
    spam    INTEGER NOT NULL CHECK (spam IN (0, 1)),
    tokens  TEXT    NOT NULL
) STRICT;

-- Decisions that are undone together.
CREATE TABLE batch (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    site      INTEGER NOT NULL REFERENCES site (id),
    at        INTEGER NOT NULL,
    undone_at INTEGER
) STRICT;
CREATE INDEX batch_at ON batch (site, at);
CREATE TABLE batch_item (
    batch   INTEGER NOT NULL REFERENCES batch (id) ON DELETE CASCADE,
    comment INTEGER NOT NULL REFERENCES comment (id) ON DELETE CASCADE,
    -- The comment as it was, and the state in which the decision left it.
    before  TEXT    NOT NULL,
    after   TEXT    NOT NULL,
    PRIMARY KEY (batch, comment)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_item_comment ON batch_item (comment);

-- Only ever added to: it outlives what it speaks of, so it refers to nothing but moderators.
CREATE TABLE moderation_log (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    site      INTEGER NOT NULL REFERENCES site (id),
    at        INTEGER NOT NULL,
    actor     TEXT    NOT NULL CHECK (actor IN ('moderator', 'author', 'system')),
    moderator INTEGER REFERENCES moderator (id),
    what      TEXT    NOT NULL,
    comment   INTEGER,
    thread    TEXT,
    reason    TEXT,
    why       TEXT    NOT NULL,
    batch     INTEGER,
    CHECK ((actor = 'moderator') = (moderator IS NOT NULL))
) STRICT;
CREATE INDEX moderation_log_site ON moderation_log (site);
CREATE INDEX moderation_log_at ON moderation_log (site, at);
CREATE INDEX moderation_log_comment ON moderation_log (site, comment) WHERE comment IS NOT NULL;
CREATE INDEX moderation_log_moderator ON moderation_log (moderator) WHERE moderator IS NOT NULL;
CREATE TRIGGER moderation_log_is_not_changed BEFORE UPDATE ON moderation_log BEGIN
    SELECT RAISE(ABORT, 'the moderation log is only ever added to');
END;
CREATE TRIGGER moderation_log_is_not_deleted BEFORE DELETE ON moderation_log BEGIN
    SELECT RAISE(ABORT, 'the moderation log is only ever added to');
END;
CREATE TRIGGER moderation_log_is_not_replaced BEFORE INSERT ON moderation_log
WHEN EXISTS (SELECT 1 FROM moderation_log WHERE id = new.id) BEGIN
    SELECT RAISE(ABORT, 'the moderation log is only ever added to');
END;

CREATE TABLE reply_template (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    site  INTEGER NOT NULL REFERENCES site (id),
    title TEXT    NOT NULL,
    text  TEXT    NOT NULL
) STRICT;
CREATE INDEX reply_template_site ON reply_template (site, title);

CREATE TABLE blocked_word (
    site INTEGER NOT NULL REFERENCES site (id),
    word TEXT    NOT NULL,
    PRIMARY KEY (site, word)
) STRICT, WITHOUT ROWID;

-- The outbox: facts that others want to know, then a letter or call for each of them.
CREATE TABLE event (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    site  INTEGER NOT NULL REFERENCES site (id),
    body  TEXT    NOT NULL,
    -- The address that it holds, to erase it with the person.
    email TEXT    COLLATE NOCASE,
    batch INTEGER,
    at    INTEGER NOT NULL
) STRICT;
CREATE INDEX event_batch ON event (batch) WHERE batch IS NOT NULL;
CREATE INDEX event_email ON event (site, email) WHERE email IS NOT NULL;

CREATE TABLE delivery (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    site       INTEGER NOT NULL REFERENCES site (id),
    kind       TEXT    NOT NULL CHECK (kind IN ('mail', 'hook')),
    key        TEXT,
    payload    TEXT    NOT NULL,
    email      TEXT    COLLATE NOCASE,
    batch      INTEGER,
    attempts   INTEGER NOT NULL DEFAULT 0,
    last_error TEXT,
    made_at    INTEGER NOT NULL,
    not_before INTEGER NOT NULL,
    -- Whether it was begun: what comes after that is not part of it.
    taken      INTEGER NOT NULL DEFAULT 0 CHECK (taken IN (0, 1)),
    dead       INTEGER NOT NULL DEFAULT 0 CHECK (dead IN (0, 1))
) STRICT;
CREATE INDEX delivery_due ON delivery (not_before) WHERE dead = 0;
CREATE INDEX delivery_dead ON delivery (site) WHERE dead = 1;
CREATE INDEX delivery_key ON delivery (site, kind, key) WHERE key IS NOT NULL AND dead = 0 AND taken = 0;
CREATE INDEX delivery_batch ON delivery (batch) WHERE batch IS NOT NULL;
CREATE INDEX delivery_email ON delivery (site, email) WHERE email IS NOT NULL;

-- Comments of other services: importing them again changes nothing, even after they were erased here.
CREATE TABLE imported (
    site       INTEGER NOT NULL REFERENCES site (id),
    foreign_id TEXT    NOT NULL,
    comment    INTEGER NOT NULL,
    PRIMARY KEY (site, foreign_id)
) STRICT, WITHOUT ROWID;

-- Erasures that this file has already; the others stand in the file beside it, and are made again after a restoration.
CREATE TABLE erasure (
    id BLOB    PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
