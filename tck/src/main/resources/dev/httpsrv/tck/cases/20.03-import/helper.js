export const name = "helper";

export default function greet(whom) {
  return `Hello from ${whom}`;
}
