-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Version 3: what periods of the procedure are counted from: at which hour the bid must be in, how
-- long the authority says that it takes to decide, and the days on which something happened.

ALTER TABLE bid ADD COLUMN submit_time TEXT
  CONSTRAINT time CHECK (submit_time GLOB '[0-2][0-9]:[0-5][0-9]' AND submit_time <= '24:00');

ALTER TABLE bid ADD COLUMN decision_months INTEGER
  CONSTRAINT range CHECK (decision_months BETWEEN 0 AND 120);

ALTER TABLE bid ADD COLUMN decision_days INTEGER
  CONSTRAINT range CHECK (decision_days BETWEEN 0 AND 3650);

ALTER TABLE bid ADD COLUMN complete_on TEXT
  CONSTRAINT date CHECK (complete_on IS date(complete_on, '+0 days') AND complete_on >= '0001');

ALTER TABLE bid ADD COLUMN notice_on TEXT
  CONSTRAINT date CHECK (notice_on IS date(notice_on, '+0 days') AND notice_on >= '0001');

ALTER TABLE bid ADD COLUMN notice_means TEXT
  CONSTRAINT code CHECK (notice_means IN ('electronic', 'other'));

ALTER TABLE bid ADD COLUMN standstill_until TEXT
  CONSTRAINT date CHECK (standstill_until IS date(standstill_until, '+0 days') AND standstill_until >= '0001');

ALTER TABLE bid ADD COLUMN reasons_asked_on TEXT
  CONSTRAINT date CHECK (reasons_asked_on IS date(reasons_asked_on, '+0 days') AND reasons_asked_on >= '0001');

ALTER TABLE bid ADD COLUMN signed_on TEXT
  CONSTRAINT date CHECK (signed_on IS date(signed_on, '+0 days') AND signed_on >= '0001');
