/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that an application may include of the core. */

#pragma once

#include <samanbud/sb-alone.h>
#include <samanbud/sb-answer.h>
#include <samanbud/sb-attachment.h>
#include <samanbud/sb-bid-info.h>
#include <samanbud/sb-bid-store.h>
#include <samanbud/sb-bid.h>
#include <samanbud/sb-calendar.h>
#include <samanbud/sb-catalogue.h>
#include <samanbud/sb-changes.h>
#include <samanbud/sb-chart-data.h>
#include <samanbud/sb-chart.h>
#include <samanbud/sb-codes.h>
#include <samanbud/sb-commitment.h>
#include <samanbud/sb-deadlines.h>
#include <samanbud/sb-document.h>
#include <samanbud/sb-error.h>
#include <samanbud/sb-exits.h>
#include <samanbud/sb-field.h>
#include <samanbud/sb-grid.h>
#include <samanbud/sb-ical.h>
#include <samanbud/sb-json.h>
#include <samanbud/sb-judge.h>
#include <samanbud/sb-labels.h>
#include <samanbud/sb-language.h>
#include <samanbud/sb-law.h>
#include <samanbud/sb-layout.h>
#include <samanbud/sb-member.h>
#include <samanbud/sb-paths.h>
#include <samanbud/sb-pdf.h>
#include <samanbud/sb-person.h>
#include <samanbud/sb-probability.h>
#include <samanbud/sb-record-list.h>
#include <samanbud/sb-record.h>
#include <samanbud/sb-recovery.h>
#include <samanbud/sb-remedies.h>
#include <samanbud/sb-report.h>
#include <samanbud/sb-requirement.h>
#include <samanbud/sb-resources.h>
#include <samanbud/sb-results-json.h>
#include <samanbud/sb-rules.h>
#include <samanbud/sb-segments.h>
#include <samanbud/sb-severity.h>
#include <samanbud/sb-site.h>
#include <samanbud/sb-split.h>
#include <samanbud/sb-supply.h>
#include <samanbud/sb-table.h>
#include <samanbud/sb-text.h>
#include <samanbud/sb-time.h>
#include <samanbud/sb-xlsx.h>
