# Of each failed test in Surefire's reports: how its message begins and ends, and the line of the test. A browser test's message may be a whole page.
FNR == 1 { if (open) tell(); open = 0; lines = 0 }
/<<< (FAILURE|ERROR)!$/ { if (open) tell(); lines = 0; open = 1 }
open && /^\tat .*\(.*Tests?\.java:/ { tell(); print substr($0, 1, 200); open = 0 }
open && !/^\tat / && NF { said[++lines] = substr($0, 1, 200) }
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
