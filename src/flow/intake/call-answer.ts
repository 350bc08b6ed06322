// What a caller hears: Spanish first, then English. Built from memory, so that it never fails.
// The words are chosen to be read aloud; no markup in them comes from outside but the network's name.

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function callAnswer(networkName: string): string {
  const name = networkName.replace(/[&<>"]/g, (letter) => ENTITIES[letter]!);
  const spanish = `Habla a ${name}. Recibimos su llamada y una persona le va a llamar. Si puede, mande un mensaje de texto a este número. Si está en peligro, llame al 911.`;
  const english = `This is ${name}. We have your call and a person will call you back. If you can, send a text to this number. If you are in danger, call 911.`;
  return (
    '<?xml version="1.0" encoding="UTF-8"?><Response>' +
    `<Say language="es-MX">${spanish}</Say><Say language="en-US">${english}</Say><Hangup/></Response>`
  );
}
