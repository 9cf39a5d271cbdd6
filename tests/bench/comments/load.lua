-- The load, for wrk: MODE=read asks for one PATH again and again; MODE=write posts a comment that nobody wrote before
-- into a thread of the file TARGETS (lines of: path, a tab, the form's token), to ours or to Isso (FORM=ours|isso).
-- ACCEPT is the Accept-Encoding of reads, TAG the If-None-Match. Prints one line of JSON.
local mode, path, form = os.getenv("MODE"), os.getenv("PATH_"), os.getenv("FORM")
local said = "Bonjour, merci pour ces photos. Quand la façade **sud** sera-t-elle *terminée* ? On nous avait dit mars, puis "
  .. "avril ; nous aimerions prévoir notre déménagement. Et le local à vélos, est-il toujours prévu ? Message "
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local function escaped(text)
  return (text:gsub("[^%w%-_.~]", function(byte) return string.format("%%%02X", byte:byte()) end))
end

local function read()
  local headers = {}
  if os.getenv("ACCEPT") then headers["Accept-Encoding"] = os.getenv("ACCEPT") end
  if os.getenv("TAG") then headers["If-None-Match"] = os.getenv("TAG") end
  local asked = wrk.format("GET", path, headers)
  request = function() return asked end
end

local function write()
  local targets = {}
  for line in io.lines(os.getenv("TARGETS")) do
    local to, token = line:match("^(.-)\t(.*)$")
    targets[#targets + 1] = { to = to, token = token }
  end
  local written, run = 0, os.getenv("RUN")
  local words = escaped(said)
  request = function()
    written = written + 1
    local target = targets[(written * 7919 + number * 101) % #targets + 1]
    local which = run .. "-" .. number .. "-" .. written
    if form == "isso" then
      return wrk.format("POST", target.to, { ["Content-Type"] = "application/json" },
        '{"author":"Camille","email":null,"website":null,"parent":null,"title":"Page","text":"' .. said .. which .. '"}')
    end
    -- Of several networks, as a proxy tells: one alone would use up the most that can be allowed to it.
    local headers = { ["Content-Type"] = "application/x-www-form-urlencoded", ["Accept"] = "application/json",
      ["X-Forwarded-For"] = "192.0." .. written % 16 .. ".1" }
    return wrk.format("POST", target.to, headers,
      "nom=Camille&jeton=" .. target.token .. "&message=" .. words .. which)
  end
end

function init() if mode == "read" then read() else write() end end

function done(summary, latency)
  local seconds = summary.duration / 1e6
  local errors = summary.errors
  print(string.format('RESULT {"rate": %.1f, "p50": %.3f, "p99": %.3f, "max": %.3f, "refused": %d, "broken": %d}',
    (summary.requests - errors.status) / seconds, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    latency.max / 1e3, errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
