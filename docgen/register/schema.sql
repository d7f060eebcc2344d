-- One row a number, never deleted, never renumbered, without a gap: the triggers refuse all else.
CREATE TABLE IF NOT EXISTS books (
  office   TEXT NOT NULL,
  year     INTEGER NOT NULL CHECK (year BETWEEN 2400 AND 2700),
  together INTEGER NOT NULL DEFAULT 0 CHECK (together IN (0, 1)),
  ordinary INTEGER NOT NULL DEFAULT 1 CHECK (ordinary >= 1),
  circular INTEGER NOT NULL DEFAULT 1 CHECK (circular >= 1),
  PRIMARY KEY (office, year)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS numbers (
  office    TEXT NOT NULL,
  year      INTEGER NOT NULL CHECK (year BETWEEN 2400 AND 2700),
  series    TEXT NOT NULL CHECK (series IN ('ordinary', 'circular', 'together')),
  number    INTEGER NOT NULL CHECK (number >= 1),
  mark      INTEGER NOT NULL CHECK (mark IN (0, 1)),
  item      TEXT NOT NULL,
  state     TEXT NOT NULL CHECK (state IN ('reserved', 'issued', 'cancelled')),
  prefix    TEXT NOT NULL DEFAULT '',
  dated     TEXT NOT NULL DEFAULT '',
  sender    TEXT NOT NULL DEFAULT '',
  addressee TEXT NOT NULL DEFAULT '',
  subject   TEXT NOT NULL DEFAULT '',
  path      TEXT NOT NULL DEFAULT '',
  sha256    TEXT NOT NULL DEFAULT '',
  content   TEXT NOT NULL DEFAULT '',
  remark    TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (office, year, series, number)
) WITHOUT ROWID;

CREATE UNIQUE INDEX IF NOT EXISTS one_live_number_an_item
  ON numbers (office, year, series, mark, item) WHERE state <> 'cancelled' AND item <> '';

CREATE TRIGGER IF NOT EXISTS never_deleted BEFORE DELETE ON numbers
BEGIN SELECT RAISE(ABORT, 'a number is never deleted'); END;

CREATE TRIGGER IF NOT EXISTS never_renumbered
BEFORE UPDATE OF office, year, series, number, mark ON numbers
BEGIN SELECT RAISE(ABORT, 'a number is never changed'); END;

CREATE TRIGGER IF NOT EXISTS never_back BEFORE UPDATE OF state ON numbers
WHEN (OLD.state = 'cancelled' AND NEW.state <> 'cancelled')
  OR (OLD.state = 'issued' AND NEW.state = 'reserved')
BEGIN SELECT RAISE(ABORT, 'a number never goes back'); END;

CREATE TRIGGER IF NOT EXISTS issued_as_it_was BEFORE UPDATE OF content, item ON numbers
WHEN OLD.state = 'issued' AND OLD.content <> '' AND (NEW.content <> OLD.content OR NEW.item <> OLD.item)
BEGIN SELECT RAISE(ABORT, 'an issued letter is never another'); END;

CREATE TRIGGER IF NOT EXISTS never_a_gap BEFORE INSERT ON numbers
WHEN NEW.number <> COALESCE(
  (SELECT MAX(number) + 1 FROM numbers
   WHERE office = NEW.office AND year = NEW.year AND series = NEW.series),
  (SELECT CASE NEW.series WHEN 'circular' THEN circular ELSE ordinary END FROM books
   WHERE office = NEW.office AND year = NEW.year),
  1)
BEGIN SELECT RAISE(ABORT, 'a number follows the one before'); END;

CREATE TRIGGER IF NOT EXISTS start_before_the_first BEFORE UPDATE ON books
WHEN EXISTS (SELECT 1 FROM numbers WHERE office = OLD.office AND year = OLD.year)
BEGIN SELECT RAISE(ABORT, 'a book that has numbers keeps its start'); END;
