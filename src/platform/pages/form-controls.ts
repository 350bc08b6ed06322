// The controls of the public forms: each with its label, its hint and its error tied to it. Pure.
import type { Html } from '../html.ts';
import { html } from '../html.ts';

export type Control = {
  name: string;
  label: string;
  hint?: string;
  /** What is wrong with it, as a sentence. */
  error?: string | undefined;
  isRequired?: string | undefined;
};

function describedBy({ name, hint, error }: Control): string | null {
  const ids = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ');
  return ids === '' ? null : ids;
}

function hintAndError({ name, hint, error }: Control): Html {
  return html`${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : null}
${error ? html`<p class="error" id="${name}-error">${error}</p>` : null}`;
}

function labelOf({ label, isRequired }: Control): Html {
  return html`${label}${isRequired ? html` <span class="required">${isRequired}</span>` : null}`;
}

function invalid(control: Control): Html {
  const ids = describedBy(control);
  return html`${ids ? html` aria-describedby="${ids}"` : null}${control.error ? html` aria-invalid="true"` : null}`;
}

export function textBox(
  control: Control & { value: string; autocomplete?: string; inputMode?: string },
): Html {
  const { name, value, autocomplete = 'off', inputMode } = control;
  return html`<div class="field${control.error ? ' wrong' : ''}">
<label for="${name}">${labelOf(control)}</label>
${hintAndError(control)}
<input id="${name}" name="${name}" type="text" value="${value}" autocomplete="${autocomplete}"${inputMode ? html` inputmode="${inputMode}"` : null}${invalid(control)}>
</div>`;
}

/** The line break after the tag keeps one that the text begins with. */
export function textArea(control: Control & { value: string; rows: number }): Html {
  const { name, value, rows } = control;
  return html`<div class="field${control.error ? ' wrong' : ''}">
<label for="${name}">${labelOf(control)}</label>
${hintAndError(control)}
<textarea id="${name}" name="${name}" rows="${rows}"${invalid(control)}>
${value}</textarea>
</div>`;
}

export function radios(
  control: Control & { value: string; choices: readonly { value: string; label: string }[] },
): Html {
  const { name, choices } = control;
  const choice = (each: { value: string; label: string }, at: number) => {
    const id = at === 0 ? name : `${name}-${each.value}`;
    const checked = each.value === control.value ? html` checked` : null;
    return html`<label class="choice" for="${id}"><input id="${id}" type="radio" name="${name}" value="${each.value}"${checked}> <span>${each.label}</span></label>
`;
  };
  const ids = describedBy(control);
  return html`<fieldset class="field${control.error ? ' wrong' : ''}"${ids ? html` aria-describedby="${ids}"` : null}>
<legend>${labelOf(control)}</legend>
${hintAndError(control)}
${choices.map(choice)}</fieldset>`;
}

/** Several may be chosen; each sends its value under the one name. */
export function checkBoxes(
  control: Control & {
    values: readonly string[];
    choices: readonly { value: string; label: string }[];
  },
): Html {
  const { name, choices, values } = control;
  const ids = describedBy(control);
  const choice = (each: { value: string; label: string }, at: number) => {
    const id = at === 0 ? name : `${name}-${each.value}`;
    const checked = values.includes(each.value) ? html` checked` : null;
    return html`<label class="choice" for="${id}"><input id="${id}" type="checkbox" name="${name}" value="${each.value}"${checked}> <span>${each.label}</span></label>
`;
  };
  return html`<fieldset class="field"${ids ? html` aria-describedby="${ids}"` : null}>
<legend>${labelOf(control)}</legend>
${hintAndError(control)}
${choices.map(choice)}</fieldset>`;
}

/** One box to mark: its value is `yes`. */
export function checkBox(control: Control & { isChecked: boolean }): Html {
  const { name, isChecked } = control;
  return html`<div class="field${control.error ? ' wrong' : ''}">
<label class="choice" for="${name}"><input id="${name}" type="checkbox" name="${name}" value="yes"${isChecked ? html` checked` : null}${invalid(control)}> <span>${labelOf(control)}</span></label>
${hintAndError(control)}
</div>`;
}

export function fileBox(control: Control & { accept: string }): Html {
  const { name, accept } = control;
  return html`<div class="field">
<label for="${name}">${labelOf(control)}</label>
${hintAndError(control)}
<input id="${name}" name="${name}" type="file" accept="${accept}" multiple${invalid(control)}>
</div>`;
}

/** People never see it; what fills every box does. */
export function trapBox(label: string): Html {
  return html`<div class="trap" aria-hidden="true"><label for="website">${label}</label><input id="website" name="website" type="text" tabindex="-1" autocomplete="off"></div>`;
}

/** Focused when the page opens, so that the first thing read is what to do. */
export function errorSummary(
  say: (word: 'error.summary' | 'error.kept') => string,
  errors: readonly { field: string; sentence: string }[],
): Html {
  const items = errors.map(
    ({ field, sentence }) => html`<li><a href="#${field}">${sentence}</a></li>`,
  );
  return html`<div class="summary" role="alert" tabindex="-1" autofocus aria-labelledby="summary-title">
<h2 id="summary-title">${say('error.summary')}</h2>
<ul>${items}</ul>
<p>${say('error.kept')}</p>
</div>`;
}
