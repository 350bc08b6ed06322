// Cuts a stream of GeoJSON into the texts of its features, each with the line it begins on: those of a
// FeatureCollection, or one feature a line. A feature that is broken inside is still cut out whole.
export type FeatureText = { text: string; line: number };

/** @throws Error for a file that ends in the middle */
export async function* splitFeatures(chunks: AsyncIterable<string>): AsyncGenerator<FeatureText> {
  const cutter = createCutter();
  for await (const chunk of chunks) yield* cutter.take(chunk);
  cutter.end();
}

/** A collection's features stand two levels deep; a feature alone on its line stands at none. */
function createCutter(): { take(chunk: string): Generator<FeatureText>; end(): void } {
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  let line = 1;
  /** What was read since the feature, or the object that may be one, began. */
  let kept = '';
  let startDepth = -1;
  let startLine = 1;
  let isCollection = false;

  function open(character: string): void {
    depth += 1;
    if (character !== '{' || startDepth !== -1) return;
    if (depth === 1 || (isCollection && depth === 3)) {
      startDepth = depth;
      startLine = line;
      kept = '';
    }
  }

  /** The outer object turns out to be a collection at its list of features. */
  function leaveOuter(): void {
    if (startDepth !== 1 || depth !== 2 || !/"features"\s*:\s*\[$/.test(kept)) return;
    isCollection = true;
    startDepth = -1;
    kept = '';
  }

  return {
    take: function* (chunk) {
      for (const character of chunk) {
        if (character === '\n') line += 1;
        if (!isInString && (character === '{' || character === '[')) open(character);
        if (startDepth !== -1) kept += character;
        if (isInString) {
          if (isEscaped) isEscaped = false;
          else if (character === '\\') isEscaped = true;
          else if (character === '"') isInString = false;
        } else if (character === '"') isInString = true;
        else if (character === '[') leaveOuter();
        else if (character === '}' || character === ']') {
          if (depth === startDepth) {
            startDepth = -1;
            yield { text: kept, line: startLine };
          }
          depth -= 1;
        }
      }
    },
    end: () => {
      if (depth !== 0 || isInString)
        throw new Error(`the file ends in the middle, at line ${line}`);
    },
  };
}
