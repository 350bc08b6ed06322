// The words of the pages that one-time links to an account open.
const en = {
  title: 'Set up Testigo',
  lead: 'You are the first person here. Choose how you sign in. This link works once.',
  name: 'Your name, as colleagues will see it',
  username: 'A short name to sign in with',
  usernameHint: 'Small letters, digits, dot or dash. For example: marisol',
  password: 'A password of 12 characters or more',
  passwordHint: 'Four or five words you can remember are good.',
  create: 'Create my account',
  problem: 'Please correct this:',
  nameProblem: 'Write a name of 60 characters at most.',
  usernameProblem: 'Use 2 to 40 small letters, digits, dots or dashes.',
  passwordProblem: 'Use 12 to 200 characters.',
  spentTitle: 'This link is over',
  spent: 'It was used, or it is older than a day. Start the server again for a new one.',
  doneTitle: 'Your account is ready',
  done: 'Now sign in at the board.',
  toBoard: 'Go to the board',
};

export type SetupWords = typeof en;

const es = {
  title: 'Preparar Testigo',
  lead: 'Usted es la primera persona aquí. Elija cómo va a entrar. Este enlace sirve una sola vez.',
  name: 'Su nombre, como lo verá el equipo',
  username: 'Un nombre corto para entrar',
  usernameHint: 'Letras minúsculas, números, punto o guion. Por ejemplo: marisol',
  password: 'Una contraseña de 12 caracteres o más',
  passwordHint: 'Sirven cuatro o cinco palabras que usted recuerde.',
  create: 'Crear mi cuenta',
  problem: 'Por favor corrija esto:',
  nameProblem: 'Escriba un nombre de 60 caracteres o menos.',
  usernameProblem: 'Use de 2 a 40 letras minúsculas, números, puntos o guiones.',
  passwordProblem: 'Use de 12 a 200 caracteres.',
  spentTitle: 'Este enlace ya no sirve',
  spent: 'Ya se usó o tiene más de un día. Inicie el servidor otra vez para obtener uno nuevo.',
  doneTitle: 'Su cuenta está lista',
  done: 'Ahora entre al tablero.',
  toBoard: 'Ir al tablero',
} satisfies SetupWords;

export const SETUP_WORDS = { en, es };

const invitedEn = {
  ...en,
  title: 'Your Testigo account',
  lead: 'Your network invited you. Choose how you sign in. This link works once.',
  usernameProblem:
    'Use 2 to 40 small letters, digits, dots or dashes, and a name that nobody has yet.',
  spent: 'It was used, replaced by a newer one, or it is older than three days. Ask for a new one.',
} satisfies SetupWords;

const invitedEs = {
  ...es,
  title: 'Su cuenta de Testigo',
  lead: 'Su red le invitó. Elija cómo va a entrar. Este enlace sirve una sola vez.',
  usernameProblem:
    'Use de 2 a 40 letras minúsculas, números, puntos o guiones, y un nombre que nadie tenga.',
  spent: 'Ya se usó, lo reemplazó uno más nuevo o tiene más de tres días. Pida uno nuevo.',
} satisfies SetupWords;

export const INVITE_WORDS = { en: invitedEn, es: invitedEs };
