#!/bin/sh
# The whole course that makes dragoman_xx, from annotated sets to weights, scores and card: `make models` calls it.
# Two networks learn, agree on trees for more sentences, and the second learns on from them; names come last.
# A step whose result stands in WORK is not done again. With STEPS the course is only tried: a few sentences and steps.
#   PYTHON SETS WORK [STEPS]: the Python with PyTorch, the unpacked sets, the folder to work in.
set -eu
python=$1 sets=$2 work=$3 steps=${4:-}
export OMP_WAIT_POLICY=PASSIVE OPENBLAS_NUM_THREADS=1
few=${steps:+--few 60} stop=${steps:+--steps $steps}
mkdir -p "$work"

learn() { # NAME options…: a network, unless it stands
    test -e "$work/$1/chosen.json" && return
    echo "== $1"
    name=$1; shift
    # shellcheck disable=SC2086  # options may be none
    "$python" -m training.train --sets "$sets" --cache "$work/features" --out "$work/$name" "$@" $few $stop
}

learn first --minutes 38 --seed 1
learn other --minutes 38 --seed 2 --hidden 320
if ! test -e "$work/silver/.done"; then
    echo "== silver"
    # shellcheck disable=SC2086
    "$python" -m training.silvering "$work/first" "$work/other" --sets "$sets" --cache "$work/features" \
        --out "$work/silver" $few
    touch "$work/silver/.done"
fi
learn second --start "$work/other" --silver "$work/silver" --minutes 43 --rate 0.0015 --seed 3 --hidden 320
learn third --start "$work/second" --silver "$work/silver" --minutes 6.5 --rate 0.001 --seed 4 --hidden 320 --names-only

model=$work/dragoman_xx
echo "== export, scores, card"
"$python" -m training.export "$work/third" "$model"
# shellcheck disable=SC2086
"$python" -m training.evaluate "$model" --sets "$sets" --cache "$work/features" --write "$model/metrics.json" $few
"$python" -m training.card "$model"
