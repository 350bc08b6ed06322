import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Html, escapeHtml, html, htmlDocument } from '../../src/platform/html.ts';

describe('html', () => {
  test('[BAD18] a script typed into a field is text, in an element and in an attribute', () => {
    const evil = `"><script>alert(1)</script><img src=x onerror='x()'>`;
    const made = html`<p title="${evil}">${evil}</p>`.toString();
    expect(made).not.toContain('<script');
    expect(made).not.toContain('<img');
    expect(made.match(/"/g)).toHaveLength(2);
  });

  test('only values made by html are markup, not look-alikes and not instances made by hand', () => {
    const inner = html`<b>${'a & b'}</b>`;
    expect(html`<p>${inner}</p>`.toString()).toBe('<p><b>a &amp; b</b></p>');
    expect(html`${new Html('<b>')}`.toString()).toBe('&lt;b&gt;');
    const lookAlike = { toString: () => '<b>' } as unknown as string;
    expect(html`${lookAlike}`.toString()).toBe('&lt;b&gt;');
  });

  test('lists are joined, and absent values write nothing', () => {
    const items = ['<1>', html`<li>2</li>`, null, undefined, false as const, 0];
    expect(html`${items}`.toString()).toBe('&lt;1&gt;<li>2</li>0');
  });

  test('[BAD14] NUL and lone surrogates become visible replacements', () => {
    expect(escapeHtml('a\u0000b\uD83Dc')).toBe('a\uFFFDb\uFFFDc');
  });

  test('no text whatever opens a tag, ends an attribute or starts an entity', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"'`\0]/);
        expect(escaped).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39|#96);)/);
      }),
    );
  });

  test('a document names its language and needs no script', () => {
    const made = htmlDocument({
      language: 'es',
      title: 'Uno & dos',
      stylesheet: '/report.css',
      body: html`<p>x</p>`,
    });
    expect(made).toMatch(/^<!doctype html>\n<html lang="es">/);
    expect(made).toContain('<title>Uno &amp; dos</title>');
    expect(made).not.toContain('<script');
    expect(made).not.toMatch(/\sstyle=/);
  });
});
