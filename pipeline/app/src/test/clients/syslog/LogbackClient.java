import ch.qos.logback.classic.LoggerContext;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs every line of its input.
class LogbackClient {
    public static void main(String[] arguments) throws Exception {
        Logger logger = LoggerFactory.getLogger("client");
        new BufferedReader(new InputStreamReader(System.in)).lines().forEach(logger::info);
        ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }
}
