# Of each failed test in Maven's log: how its message begins and ends, and the line of the test. A browser test's message may be a whole page.
{ gsub(/\033\[[0-9;]*m/, "") }
/^\[[A-Z]+\] / { if (open) tell(); open = 0; lines = 0 }
sub(/^\[ERROR\] /, "") && / <<< (FAILURE|ERROR)!$/ { open = 1 }
open && /^\tat .*\(.*Tests?\.java:/ { tell(); print substr($0, 1, 200); open = 0 }
open && !/^\tat / && !/^[0-9-]+T[0-9:.]+(Z|[+-][0-9:]+) / && NF { said[++lines] = substr($0, 1, 200) }
END { if (open) tell() }

function tell(   i) {
  print ""
  for (i = 1; i <= lines; i++) {
    if (i <= 4 || i > lines - 6) {
      print said[i]
    } else if (i == 5) {
      print "…"
    }
  }
}
