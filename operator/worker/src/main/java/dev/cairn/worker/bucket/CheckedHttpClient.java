package dev.cairn.worker.bucket;

import dev.cairn.worker.net.HttpCalls;
import dev.cairn.worker.net.HttpSource;
import dev.cairn.worker.step.StepFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The SDK's way to the network: over connections whose addresses were judged. */
final class CheckedHttpClient implements SdkHttpClient {
  private final HttpCalls calls;

  CheckedHttpClient(HttpCalls calls) {
    this.calls = calls;
  }

  /** A refusal of ours on its way through the SDK, which knows only its own exceptions. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient StepFailure failure;

    private Refusal(StepFailure failure) {
      super(failure.text(), failure);
      this.failure = failure;
    }

    StepFailure failure() {
      return failure;
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Call(request);
  }

  @Override
  public String clientName() {
    return "Checked";
  }

  @Override
  public void close() {
    // no connection outlives its request
  }

  private final class Call implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;
    private HttpCalls.@Nullable Answer answer;

    private Call(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      SdkHttpRequest head = request.httpRequest();
      InputStream body =
          request
              .contentStreamProvider()
              .map(provider -> provider.newStream())
              .orElseGet(InputStream::nullInputStream);
      try {
        HttpCalls.Answer opened =
            calls.call(
                new HttpCalls.Request(
                    head.method().name(),
                    HttpSource.target(head.getUri().toString()),
                    head.headers(),
                    body));
        answer = opened;
        SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(opened.status());
        opened.headers().forEach(response::putHeader);
        return HttpExecuteResponse.builder()
            .response(response.build())
            .responseBody(AbortableInputStream.create(opened.body(), this))
            .build();
      } catch (StepFailure e) {
        throw new Refusal(e);
      }
    }

    @Override
    public void abort() {
      HttpCalls.Answer opened = answer;
      if (opened != null) {
        try {
          opened.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
