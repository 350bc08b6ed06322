// A minute of the day as texts say it, short enough for a text: `9pm`, `12:30am`. Pure.

export function spokenMinute(minuteOfDay: number): string {
  const hour = Math.floor(minuteOfDay / 60) % 24;
  const minute = minuteOfDay % 60;
  const shown = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${shown}${hour < 12 ? 'am' : 'pm'}`;
}
