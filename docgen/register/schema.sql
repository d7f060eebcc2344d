-- The tables of the register. What stands here is what the journal beside it tells, in order:
-- numbers are never deleted and never renumbered; the triggers refuse all else.
CREATE TABLE IF NOT EXISTS facts (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS books (
  office   TEXT NOT NULL,
  year     INTEGER NOT NULL CHECK (year BETWEEN 2400 AND 2700),
  together INTEGER NOT NULL DEFAULT 0 CHECK (together IN (0, 1)),
  ordinary INTEGER NOT NULL DEFAULT 1 CHECK (ordinary >= 1),
  circular INTEGER NOT NULL DEFAULT 1 CHECK (circular >= 1),
  received INTEGER NOT NULL DEFAULT 1 CHECK (received >= 1),
  kinds    TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (office, year)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS numbers (
  office    TEXT NOT NULL,
  year      INTEGER NOT NULL CHECK (year BETWEEN 2400 AND 2700),
  series    TEXT NOT NULL CHECK (series <> ''),
  prefix    TEXT NOT NULL DEFAULT '',
  number    INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999999),
  mark      INTEGER NOT NULL CHECK (mark IN (0, 1)),
  item      TEXT NOT NULL,
  state     TEXT NOT NULL CHECK (state IN ('reserved', 'issued', 'cancelled')),
  dated     TEXT NOT NULL DEFAULT '',
  sender    TEXT NOT NULL DEFAULT '',
  addressee TEXT NOT NULL DEFAULT '',
  subject   TEXT NOT NULL DEFAULT '',
  content   TEXT NOT NULL DEFAULT '',
  remark    TEXT NOT NULL DEFAULT '',
  given     TEXT NOT NULL DEFAULT 'automatic' CHECK (given IN ('automatic', 'typed', 'imported')),
  at        TEXT NOT NULL DEFAULT '',
  printed   TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (office, year, series, prefix, number)
) WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS by_item ON numbers (item, year);
CREATE INDEX IF NOT EXISTS by_printed ON numbers (printed, year) WHERE printed <> '';
CREATE INDEX IF NOT EXISTS by_number ON numbers (office, year, series, number);

-- The letters that bear a number: one, or for a circular one a recipient.
CREATE TABLE IF NOT EXISTS letters (
  office    TEXT NOT NULL,
  year      INTEGER NOT NULL,
  series    TEXT NOT NULL,
  prefix    TEXT NOT NULL,
  number    INTEGER NOT NULL,
  part      TEXT NOT NULL,
  addressee TEXT NOT NULL,
  content   TEXT NOT NULL,
  files     TEXT NOT NULL,
  at        TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (office, year, series, prefix, number, part)
) WITHOUT ROWID;

-- What is about to be written; a row that stands here when nobody works was left by a killed one.
CREATE TABLE IF NOT EXISTS intentions (
  identity INTEGER PRIMARY KEY,
  office   TEXT NOT NULL,
  year     INTEGER NOT NULL,
  series   TEXT NOT NULL,
  number   INTEGER NOT NULL,
  printed  TEXT NOT NULL,
  row      TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS receipts (
  office           TEXT NOT NULL,
  year             INTEGER NOT NULL CHECK (year BETWEEN 2400 AND 2700),
  number           INTEGER NOT NULL CHECK (number BETWEEN 1 AND 9999999),
  arrived          TEXT NOT NULL,
  received         TEXT NOT NULL,
  reference_number TEXT NOT NULL DEFAULT '',
  dated            TEXT NOT NULL DEFAULT '',
  sender           TEXT NOT NULL DEFAULT '',
  addressee        TEXT NOT NULL DEFAULT '',
  subject          TEXT NOT NULL DEFAULT '',
  unit             TEXT NOT NULL DEFAULT '',
  remark           TEXT NOT NULL DEFAULT '',
  path             TEXT NOT NULL DEFAULT '',
  sha256           TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (office, year, number)
) WITHOUT ROWID;

CREATE TRIGGER IF NOT EXISTS never_deleted BEFORE DELETE ON numbers
BEGIN SELECT RAISE(ABORT, 'a number is never deleted'); END;

CREATE TRIGGER IF NOT EXISTS never_renumbered
BEFORE UPDATE OF office, year, series, prefix, number, mark ON numbers
WHEN (OLD.office, OLD.year, OLD.series, OLD.prefix, OLD.number, OLD.mark)
  IS NOT (NEW.office, NEW.year, NEW.series, NEW.prefix, NEW.number, NEW.mark)
BEGIN SELECT RAISE(ABORT, 'a number is never changed'); END;

CREATE TRIGGER IF NOT EXISTS never_back BEFORE UPDATE OF state ON numbers
WHEN (OLD.state = 'cancelled' AND NEW.state <> 'cancelled')
  OR (OLD.state = 'issued' AND NEW.state = 'reserved')
BEGIN SELECT RAISE(ABORT, 'a number never goes back'); END;

CREATE TRIGGER IF NOT EXISTS issued_as_it_was BEFORE UPDATE OF content, item, subject ON numbers
WHEN OLD.state = 'issued' AND OLD.content <> ''
  AND (NEW.content, NEW.item, NEW.subject) IS NOT (OLD.content, OLD.item, OLD.subject)
BEGIN SELECT RAISE(ABORT, 'an issued letter is never another'); END;

CREATE TRIGGER IF NOT EXISTS receipts_stay BEFORE DELETE ON receipts
BEGIN SELECT RAISE(ABORT, 'a receipt is never deleted'); END;

CREATE TRIGGER IF NOT EXISTS start_before_the_first BEFORE UPDATE ON books
WHEN EXISTS (SELECT 1 FROM numbers WHERE office = OLD.office AND year = OLD.year)
  AND (NEW.together, NEW.ordinary, NEW.circular)
    IS NOT (OLD.together, OLD.ordinary, OLD.circular)
BEGIN SELECT RAISE(ABORT, 'a book that has numbers keeps its start'); END;
