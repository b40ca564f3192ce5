-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 1 of a Samanbud document.
--
-- A document is made by running all numbered files in order; PRAGMA user_version holds the number
-- of the last one. A released file never changes. No PRAGMA stands here: they are set whenever a
-- file is opened.
--
-- Ids are random texts (or what an import brought along), so that two copies of a document can be
-- merged. Nothing cascades: an undo could not be redone. References are checked when a transaction
-- ends, so that rows may be written in any order. A date is ISO 8601; "from" is the first day, "to"
-- the first day after. NULL means "not known", for a date in a period the contract's start or end.
-- Shares and probabilities are basis points. What can be computed is not stored.

-- The bid itself: one row.
CREATE TABLE bid (
  id                  TEXT    NOT NULL PRIMARY KEY,
  title               TEXT    NOT NULL,
  route               TEXT    NOT NULL,
  language            TEXT    NOT NULL,
  authority_name      TEXT,
  authority_reference TEXT,
  catalogue           TEXT,  -- id of the shipped catalogue that was applied
  questions_by        TEXT,
  submit_by           TEXT,
  valid_until         TEXT,
  start               TEXT    NOT NULL,
  "end"               TEXT,  -- the first day after; NULL: until further notice
  horizon_months      INTEGER,  -- ends the computations when the end is not known
  group_name          TEXT,
  lead                TEXT    REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  liability           TEXT,
  CONSTRAINT id CHECK (id = 'bid'),
  CONSTRAINT code CHECK (route IN ('lov', 'lou19', 'lou-directive', 'direct', 'nss')),
  CONSTRAINT code CHECK (language IN ('sv', 'en')),
  CONSTRAINT code CHECK (liability IN ('joint-and-several', 'as-in-contract', 'unknown')),
  CONSTRAINT date CHECK (questions_by IS date(questions_by, '+0 days') AND questions_by >= '0001'),
  CONSTRAINT date CHECK (submit_by IS date(submit_by, '+0 days') AND submit_by >= '0001'),
  CONSTRAINT date CHECK (valid_until IS date(valid_until, '+0 days') AND valid_until >= '0001'),
  CONSTRAINT date CHECK (start IS date(start, '+0 days') AND start >= '0001'),
  CONSTRAINT date CHECK ("end" IS date("end", '+0 days') AND "end" >= '0001'),
  CONSTRAINT range CHECK (horizon_months BETWEEN 1 AND 1200),
  CONSTRAINT period CHECK (start < "end")
) STRICT;

-- A legal entity or sole trader in the group. Members, sites and persons share one name space of
-- ids, in which 'group' stands for the group as a whole.
--
-- exit_planned is the last day that the member takes part. The remark beside the column says
-- otherwise and has to stay: SQLite keeps a table's text with its remarks, and a file whose text is
-- not the one below is not opened.
CREATE TABLE member (
  id                  TEXT    NOT NULL PRIMARY KEY,
  name                TEXT    NOT NULL,
  orgnr               TEXT,  -- as written: a wrong check digit is a finding, not an error
  form                TEXT,
  role                TEXT,  -- NULL: 'member'
  contact             TEXT,
  signatory           TEXT,
  exit_probability_bp INTEGER,  -- of leaving within a year
  exit_notice_months  INTEGER,
  exit_planned        TEXT,  -- first day without the member
  CONSTRAINT id CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^A-Za-z0-9._-]*'
                       AND id <> 'group'),
  CONSTRAINT code CHECK (form IN ('ab', 'ef', 'hb', 'kb', 'ekf', 'other')),
  CONSTRAINT code CHECK (role IN ('member', 'relied-on', 'subcontractor')),
  CONSTRAINT range CHECK (exit_probability_bp BETWEEN 0 AND 10000),
  CONSTRAINT range CHECK (exit_notice_months BETWEEN 0 AND 1200),
  CONSTRAINT date CHECK (exit_planned IS date(exit_planned, '+0 days') AND exit_planned >= '0001')
) STRICT;

-- An address where care is given.
CREATE TABLE site (
  id           TEXT    NOT NULL PRIMARY KEY,
  member       TEXT    NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  name         TEXT    NOT NULL,
  address      TEXT,
  municipality TEXT,
  lat          INTEGER,  -- microdegrees, as all coordinates
  lon          INTEGER,
  listing      INTEGER,  -- whether patients are listed here
  hours        TEXT,  -- '1-5 08:00-17:00; 6 10:00-14:00'
  CONSTRAINT id CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^A-Za-z0-9._-]*'
                       AND id <> 'group'),
  CONSTRAINT code CHECK (municipality GLOB '[0-9][0-9][0-9][0-9]'),
  CONSTRAINT range CHECK (lat BETWEEN -90000000 AND 90000000),
  CONSTRAINT range CHECK (lon BETWEEN -180000000 AND 180000000),
  CONSTRAINT code CHECK (listing IN (0, 1))
) STRICT;
CREATE INDEX site_member ON site (member);

-- Who stands behind the hours.
CREATE TABLE person (
  id         TEXT    NOT NULL PRIMARY KEY,
  member     TEXT    NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  name       TEXT,
  profession TEXT,
  title      TEXT,
  share_bp   INTEGER,  -- of full time
  "from"     TEXT,
  "to"       TEXT,
  CONSTRAINT id CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^A-Za-z0-9._-]*'
                       AND id <> 'group'),
  CONSTRAINT range CHECK (share_bp BETWEEN 0 AND 10000),
  CONSTRAINT date CHECK ("from" IS date("from", '+0 days') AND "from" >= '0001'),
  CONSTRAINT date CHECK ("to" IS date("to", '+0 days') AND "to" >= '0001'),
  CONSTRAINT period CHECK ("from" < "to")
) STRICT;
CREATE INDEX person_member ON person (member);

-- Capacity a member can give. Without a site: care at a distance.
CREATE TABLE supply (
  id               TEXT    NOT NULL PRIMARY KEY,
  member           TEXT    NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  site             TEXT    REFERENCES site (id) DEFERRABLE INITIALLY DEFERRED,
  profession       TEXT    NOT NULL,
  minutes_per_week INTEGER NOT NULL,
  "from"           TEXT,
  "to"             TEXT,
  CONSTRAINT id CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^A-Za-z0-9._-]*'),
  CONSTRAINT range CHECK (minutes_per_week BETWEEN 0 AND 1000000000),
  CONSTRAINT date CHECK ("from" IS date("from", '+0 days') AND "from" >= '0001'),
  CONSTRAINT date CHECK ("to" IS date("to", '+0 days') AND "to" >= '0001'),
  CONSTRAINT period CHECK ("from" < "to")
) STRICT;
CREATE INDEX supply_member ON supply (member);
CREATE INDEX supply_site ON supply (site);

-- One line of the authority's catalogue, or one that the group added. The column test says which of
-- those after it mean anything.
CREATE TABLE requirement (
  id               TEXT    NOT NULL PRIMARY KEY,
  section          TEXT,
  category         TEXT,
  obligation       TEXT    NOT NULL,
  fulfilment       TEXT    NOT NULL,
  text_sv          TEXT,
  text_en          TEXT,
  phase            TEXT,
  weight_bp        INTEGER,
  source           TEXT,
  certainty        TEXT,
  origin           TEXT,
  test             TEXT    NOT NULL,
  professions      TEXT,  -- capacity: codes, separated by single spaces
  municipality     TEXT,  -- capacity, hours
  minutes_per_week INTEGER,  -- capacity
  "from"           TEXT,  -- capacity
  "to"             TEXT,  -- capacity
  weekly           TEXT,  -- hours: as site.hours
  attribute        TEXT,  -- number: what is counted
  aggregate        TEXT,  -- number
  comparator       TEXT,  -- number
  value            INTEGER,  -- number
  unit             TEXT,  -- number
  lat              INTEGER,  -- distance
  lon              INTEGER,  -- distance
  max_m            INTEGER,  -- distance
  CONSTRAINT id CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^A-Za-z0-9._-]*'),
  CONSTRAINT code CHECK (obligation IN ('shall', 'should', 'evaluated', 'supplement_condition',
                                        'optional_addon', 'informative')),
  CONSTRAINT code CHECK (fulfilment IN ('group', 'one', 'each', 'performer', 'person', 'site',
                                        'lead')),
  CONSTRAINT text CHECK (text_sv IS NOT NULL OR text_en IS NOT NULL),
  CONSTRAINT code CHECK (phase IN ('application', 'before_start', 'during_contract', 'at_change',
                                   'after_contract')),
  CONSTRAINT range CHECK (weight_bp BETWEEN 0 AND 10000),
  CONSTRAINT code CHECK (certainty IN ('read', 'inferred')),
  CONSTRAINT code CHECK (origin IN ('catalogue', 'group')),
  CONSTRAINT code CHECK (test IN ('declaration', 'capacity', 'hours', 'number', 'distance')),
  CONSTRAINT code CHECK (municipality GLOB '[0-9][0-9][0-9][0-9]'),
  CONSTRAINT range CHECK (minutes_per_week BETWEEN 0 AND 1000000000),
  CONSTRAINT date CHECK ("from" IS date("from", '+0 days') AND "from" >= '0001'),
  CONSTRAINT date CHECK ("to" IS date("to", '+0 days') AND "to" >= '0001'),
  CONSTRAINT period CHECK ("from" < "to"),
  CONSTRAINT code CHECK (aggregate IN ('sum', 'min', 'max', 'each')),
  CONSTRAINT code CHECK (comparator IN ('>=', '<=', '==', '>', '<')),
  CONSTRAINT range CHECK (lat BETWEEN -90000000 AND 90000000),
  CONSTRAINT range CHECK (lon BETWEEN -180000000 AND 180000000),
  CONSTRAINT range CHECK (max_m BETWEEN 0 AND 1000000000)
) STRICT;

-- One proof that a requirement demands.
CREATE TABLE evidence (
  id          TEXT    NOT NULL PRIMARY KEY,
  requirement TEXT    NOT NULL REFERENCES requirement (id) DEFERRABLE INITIALLY DEFERRED,
  position    INTEGER NOT NULL,  -- 0 … in the order of the catalogue
  text_sv     TEXT,
  text_en     TEXT,
  CONSTRAINT id CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^A-Za-z0-9._-]*'),
  CONSTRAINT range CHECK (position BETWEEN 0 AND 1000000000),
  CONSTRAINT text CHECK (text_sv IS NOT NULL OR text_en IS NOT NULL)
) STRICT;
CREATE INDEX evidence_requirement ON evidence (requirement);

-- Part of a supply, promised to a requirement. Several for one pair add up.
CREATE TABLE commitment (
  id               TEXT    NOT NULL PRIMARY KEY,
  supply           TEXT    NOT NULL REFERENCES supply (id) DEFERRABLE INITIALLY DEFERRED,
  requirement      TEXT    NOT NULL REFERENCES requirement (id) DEFERRABLE INITIALLY DEFERRED,
  minutes_per_week INTEGER NOT NULL,
  "from"           TEXT,
  "to"             TEXT,
  locked           INTEGER,  -- whether split methods must leave it alone
  CONSTRAINT id CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^A-Za-z0-9._-]*'),
  CONSTRAINT range CHECK (minutes_per_week BETWEEN 0 AND 1000000000),
  CONSTRAINT date CHECK ("from" IS date("from", '+0 days') AND "from" >= '0001'),
  CONSTRAINT date CHECK ("to" IS date("to", '+0 days') AND "to" >= '0001'),
  CONSTRAINT period CHECK ("from" < "to"),
  CONSTRAINT code CHECK (locked IN (0, 1))
) STRICT;
CREATE INDEX commitment_supply ON commitment (supply);
CREATE INDEX commitment_requirement ON commitment (requirement);

-- The share that the members agreed one of them shall carry.
CREATE TABLE agreed (
  id       TEXT    NOT NULL PRIMARY KEY,
  member   TEXT    NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
  share_bp INTEGER NOT NULL,
  CONSTRAINT id CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^A-Za-z0-9._-]*'),
  CONSTRAINT range CHECK (share_bp BETWEEN 0 AND 10000)
) STRICT;
CREATE INDEX agreed_member ON agreed (member);

-- What the group says to a requirement: one answer per requirement and subject (a member, a site, a
-- person or 'group').
CREATE TABLE answer (
  id           TEXT    NOT NULL PRIMARY KEY,
  requirement  TEXT    NOT NULL REFERENCES requirement (id) DEFERRABLE INITIALLY DEFERRED,
  subject      TEXT    NOT NULL,
  status       TEXT,
  number       INTEGER,
  comment      TEXT,
  confidential INTEGER,  -- whether confidentiality is requested
  reason       TEXT,  -- why, when it is
  CONSTRAINT id CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^A-Za-z0-9._-]*'),
  CONSTRAINT code CHECK (status IN ('met', 'not_met', 'open')),
  CONSTRAINT code CHECK (confidential IN (0, 1)),
  UNIQUE (requirement, subject)
) STRICT;

-- A file that proves something. Attachments are added and removed; their bytes never change.
CREATE TABLE attachment (
  id          TEXT    NOT NULL PRIMARY KEY,
  name        TEXT    NOT NULL,
  media_type  TEXT    NOT NULL,
  requirement TEXT    REFERENCES requirement (id) DEFERRABLE INITIALLY DEFERRED,
  subject     TEXT,
  sha256      TEXT    NOT NULL,
  n_bytes     INTEGER NOT NULL,
  data        BLOB    NOT NULL,
  CONSTRAINT id CHECK (length(id) BETWEEN 1 AND 64 AND id NOT GLOB '*[^A-Za-z0-9._-]*'),
  CONSTRAINT code CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT range CHECK (n_bytes = length(data))
) STRICT;
CREATE INDEX attachment_requirement ON attachment (requirement);

-- Every edit as a step: undo, redo, history and merge all read this one table, which no changeset
-- ever contains. The first row says how the document began; it has no changeset and cannot be
-- undone. Steps that were undone are the newest ones.
CREATE TABLE journal (
  sequence  INTEGER NOT NULL PRIMARY KEY,
  id        TEXT    NOT NULL UNIQUE,
  time      TEXT    NOT NULL,  -- ISO 8601, UTC
  label     TEXT    NOT NULL,  -- 'Add member', in the language of the window it was made in
  version   INTEGER NOT NULL,  -- of the schema that the changeset speaks of
  undone    INTEGER NOT NULL,
  sha256    TEXT    NOT NULL,  -- of all the above but undone, and of the changeset
  changeset BLOB,  -- of SQLite's session extension
  CONSTRAINT code CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT code CHECK (undone IN (0, 1))
) STRICT;
