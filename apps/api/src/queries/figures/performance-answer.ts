import { mean, minutes, percent, type Sums } from './sums.ts';

/** What was received in a month and how what finished in it went; the formulas stand in docs/figures.md. */
export function performanceAnswer(sums: Sums): object {
  const [judged, onTime, timed] = [sums.of('judged'), sums.of('on-time'), sums.of('timed')];
  return {
    received: sums.of('received'),
    finished: sums.of('finished'),
    again: sums.of('again'),
    outcomes: Object.fromEntries(sums.under('outcome/')),
    judged,
    onTime,
    late: sums.of('late'),
    notJudged: sums.of('not-judged'),
    onTimePercent: percent(onTime, judged),
    grossMinutes: sums.of('grossMinutes'),
    grossMinutesMean: mean(sums.of('grossMinutes'), judged),
    netMinutes: sums.of('netMinutes'),
    netMinutesMean: mean(sums.of('netMinutes'), judged),
    apart: sums.namesUnder('apart/').map((outcome) => apart(sums, outcome)),
    alternative: kept(sums, 'alternative'),
    secondPromises: sums.namesUnder('second-promise/').map((id) => ({ id, ...kept(sums, `second-promise/${id}`) })),
    subLimits: sums.namesUnder('sub-limit/').map((name) => ({ name, ...kept(sums, `sub-limit/${name}`) })),
    time: {
      runs: timed,
      officeMinutes: minutes(sums.of('time/office')),
      applicantMinutes: minutes(sums.of('time/applicant')),
      thirdPartyMinutes: minutes(sums.of('time/third-party')),
    },
    states: sums.namesUnder('state/').map((state) => ({
      state,
      runs: sums.of(`state/${state}/runs`),
      minutes: minutes(sums.of(`state/${state}/time`)),
    })),
  };
}

/** Outcomes that the promise is not judged by, such as returned to the family or informed. */
function apart(sums: Sums, outcome: string): object {
  const of = (figure: string) => sums.of(`apart/${outcome}/${figure}`);
  return {
    outcome,
    measured: of('measured'),
    within: of('within'),
    withinPercent: percent(of('within'), of('measured')),
    grossMinutesMean: mean(of('grossMinutes'), of('measured')),
    netMinutesMean: mean(of('netMinutes'), of('measured')),
  };
}

function kept(sums: Sums, figure: string): object {
  const [judged, onTime] = [sums.of(`${figure}/judged`), sums.of(`${figure}/on-time`)];
  return { judged, onTime, onTimePercent: percent(onTime, judged) };
}
