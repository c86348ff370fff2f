#!/usr/bin/env bash
# Checks that both programs written by hand give one answer, the right one: on the real data (where it is there), on
# awkward lines, and on made data of many blocks; and that a run in which there is nothing to do does nothing.   benchmarks/check.sh [FOLDER-OF-LDBC-SNB]
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
real=${1:-$root/../shared/data/ldbc-snb}
work=$root/artifacts/check
passed=0 failed=0

program() { echo "$root/benchmarks/TopUsers.$1/bin/Release/net10.0/TopUsers.$1.dll"; }
answer() { dotnet "$(program "$1")" "$2" "$3"; }
verdict() { # STATUS WHAT
    if [ "$1" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "failed: $2"; fi
}
expect() { # WHAT POSTS LIKES EXPECTED-TEXT
    for name in Idiomatic Fastest; do
        [ "$(answer $name "$2" "$3")" = "$4" ]
        verdict $? "$1 ($name)"
    done
}
agree() { # WHAT POSTS LIKES
    local one other
    one=$(answer Idiomatic "$2" "$3") && other=$(answer Fastest "$2" "$3") && [ -n "$one" ] && [ "$one" = "$other" ]
    verdict $? "$1"
}

for name in Data Idiomatic Fastest; do
    dotnet build "$root/benchmarks/TopUsers.$name" -c Release -v q --nologo >&2 || exit 1
done
mkdir -p "$work"

if [ -f "$real/post.csv" ]; then
    top=$(answer Fastest "$real/post.csv" "$real/person_likes_post.csv")
    [ "$(sed -n 1p <<< "$top")" = "1|4398046511333|23.0|70" ]
    verdict $? "real data: the first"
    [ "$(sed -n '9,10p' <<< "$top" | cut -d'|' -f1-3 | tr '\n' ' ')" = "9|2199023255712|5.0 10|4398046511232|5.0 " ]
    verdict $? "real data: equal averages by smaller id"
    agree "real data: one answer" "$real/post.csv" "$real/person_likes_post.csv"
else
    echo "check: no real data at $real, passed over" >&2
fi

# Awkward: quotes that do not close, a content longer than a block, ids of 1 and 19 digits, fewer than three posts,
# likes of unknown posts, a person's id too long for one vector, an empty line, no newline at the end; then CRLF.
long=$(head -c 3000000 /dev/zero | tr '\0' x)
spaces=$(printf '%70s' '')
{
    echo 'id|imageFile|creationDate|locationIP|browserUsed|language|content|length|creator|Forum.id|place'
    echo '7||2010|1.2.3.4|Opera|en|"open|1|30|1|1'
    echo '9223372036854775807|photo|2010|1.2.3.4|Opera|||0|20|1|1'
    echo "8||2010|1.2.3.4|Opera|en|$long|3|20|1|1"
    echo '12|photo|2010|1.2.3.4|Opera|||0|20|1|1'
    echo '13|photo|2010|1.2.3.4|Opera|||0|20|1|1'
    echo ''
    printf '14|photo|2010|1.2.3.4|Opera|||0|9223372036854775807|1|1'
} > "$work/posts.csv"
{
    echo 'Person.id|Post.id|creationDate'
    printf '%s|2010-11-04T05:58:46.377+0000\n' '1|7' '1|9223372036854775807' '2|9223372036854775807' '1|8' '2|7' '1|999' \
        "$spaces|12" '1|13' ''
    printf '3|8|'
} | sed 's/^|.*$//' > "$work/likes.csv"
awkward='1|30|2.0|2
2|20|1.7|6
3|9223372036854775807|0.0|0'
expect "awkward lines" "$work/posts.csv" "$work/likes.csv" "$awkward"
for file in posts likes; do sed 's/$/\r/' "$work/$file.csv" | grep -v $'^\r$' > "$work/$file-crlf.csv"; done
expect "awkward lines with CRLF" "$work/posts-crlf.csv" "$work/likes-crlf.csv" "$awkward"

for bad in '1|x7|2010' '1|7' '1||2010'; do
    printf 'Person.id|Post.id|creationDate\n%s\n' "$bad" > "$work/bad.csv"
    ! answer Fastest "$work/posts.csv" "$work/bad.csv" > /dev/null 2>&1
    verdict $? "refuses the like '$bad'"
done

dotnet "$(program Data)" make "$work/made" 50000 500000
agree "made data: one answer" "$work/made/posts.csv" "$work/made/likes.csv"
# Taken from the first making: the same counts have to give the same bytes everywhere.
sums=$(cat "$work/made/posts.csv" "$work/made/likes.csv" | cksum)
[ "$sums" = "3897256544 32596789" ]
verdict $? "made data: the known bytes, not $sums"

# A run in which there is nothing to do executes nothing: answered from memory, with every task looked at, and after a file was written again as it was; no time is asserted.
dotnet build "$root/benchmarks/NoOp" -c Release -v q --nologo >&2 || exit 1
rm -rf "$work/noop" && mkdir -p "$work/noop"
noop() { (cd "$work/noop" && dotnet "$root/benchmarks/NoOp/bin/Release/net10.0/NoOp.dll" "$@"); }
says() { # WHAT EXPECTED ARGUMENT...
    local said
    said=$(noop "${@:3}") && [ "$said" = "$2" ]
    verdict $? "no-op: $1, not '$said'"
}
noop sources 5000
says "the first run" "5001 executed, 0 up to date" run 5000
says "the second run" "0 executed, 5001 up to date, proven" run 5000
says "every task looked at" "0 executed, 5001 up to date" check 5000
touch "$work/noop/sources/0003.txt"
says "a file written again" "0 executed, 5001 up to date, proven" run 5000
echo more >> "$work/noop/sources/0003.txt"
says "a file changed" "1001 executed, 4000 up to date" run 5000
says "proven again" "0 executed, 5001 up to date, proven" run 5000

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
