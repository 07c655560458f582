// A column over weekdays, on the sessions among them.

/** The value of each session's own weekday; both rise, and every session is a weekday. */
export function onto(sessions: Float64Array, weekdays: Float64Array, column: Float64Array): Float64Array<ArrayBuffer> {
  let day = 0;
  return Float64Array.from(sessions, (session) => {
    while (weekdays[day] < session) day++;
    return column[day];
  });
}
