// zod as browser code gets it: without compiled parsers, which would need `unsafe-eval`. The build
// puts this file in the place of every `import ... from 'zod'`.
import { z } from 'zod/v4';

z.config({ jitless: true });

export { z };
