-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 2: how long it takes until somebody else is in the place of a member who leaves, and how
-- much more than usual the others can work until then.

ALTER TABLE bid ADD COLUMN locum_weeks INTEGER
  CONSTRAINT range CHECK (locum_weeks BETWEEN 0 AND 520);

ALTER TABLE bid ADD COLUMN recruitment_months INTEGER
  CONSTRAINT range CHECK (recruitment_months BETWEEN 0 AND 120);

ALTER TABLE bid ADD COLUMN overtime_bp INTEGER
  CONSTRAINT range CHECK (overtime_bp BETWEEN 0 AND 10000);
