"""The events of calendars as icalendar reads them: a JSON list, one list a file."""
import json
import pathlib
import sys

import icalendar


def event(one):
    return {
        "uid": str(one["UID"]), "summary": str(one["SUMMARY"]), "sequence": int(one.get("SEQUENCE", 0)),
        "status": str(one.get("STATUS", "")), "stamp": one["DTSTAMP"].dt.isoformat(),
        "start": one["DTSTART"].dt.isoformat(), "end": one["DTEND"].dt.isoformat() if "DTEND" in one else None,
        "zone": one["DTSTART"].params.get("TZID"), "url": str(one.get("URL", "")), "location": str(one.get("LOCATION", "")),
    }


def calendar(path):
    read = icalendar.Calendar.from_ical(pathlib.Path(path).read_bytes())
    return [event(one) for one in read.walk("VEVENT")]


json.dump([calendar(path) for path in sys.argv[1:]], sys.stdout)
