package dev.httpsrv.supplychain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A database of vulnerabilities that is asked as osv.dev is. */
final class Osv {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final URI address;

  /** Something that is known against a part. */
  record Vulnerability(String part, String id, String summary) {}

  Osv(URI address) {
    this.address = address;
  }

  /**
   * Returns what is known against parts of these versions.
   *
   * @throws IOException if the database cannot be reached, or does not answer as it should
   */
  List<Vulnerability> against(List<Component> components) throws IOException, InterruptedException {
    ObjectNode question = json.createObjectNode();
    ArrayNode queries = question.putArray("queries");
    for (Component each : components) {
      // Without what follows ?, such as type=jar, which the database does not know.
      queries.addObject().putObject("package").put("purl", each.purl().split("\\?", 2)[0]);
    }
    JsonNode results =
        answer(
                request("/v1/querybatch")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(question.toString())))
            .path("results");
    if (results.size() != components.size()) {
      throw new IOException(
          "%d answers to %d questions".formatted(results.size(), components.size()));
    }
    List<Vulnerability> found = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      if (results.path(i).has("next_page_token")) {
        throw new IOException("too much is known to be told at once");
      }
      for (JsonNode each : results.path(i).path("vulns")) {
        String id = each.path("id").asString();
        String summary = answer(request("/v1/vulns/" + id).GET()).path("summary").asString("");
        Component part = components.get(i);
        found.add(new Vulnerability(part.coordinates() + " " + part.version(), id, summary));
      }
    }
    return found;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
  }

  private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("the answer is " + response.statusCode());
    }
    try {
      return json.readTree(response.body());
    } catch (JacksonException e) {
      throw new IOException("the answer is no JSON", e);
    }
  }
}
