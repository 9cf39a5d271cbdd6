"""The items in newsboat's cache: a sorted JSON list."""
import json
import sqlite3
import sys

rows = sqlite3.connect(sys.argv[1]).execute("select guid, title from rss_item order by guid, title")
json.dump([{"guid": guid, "title": title} for guid, title in rows], sys.stdout)
