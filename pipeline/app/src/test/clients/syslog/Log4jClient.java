import java.io.BufferedReader;
import java.io.InputStreamReader;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/// Logs every line of its input.
class Log4jClient {
    public static void main(String[] arguments) throws Exception {
        Logger logger = LogManager.getLogger("client");
        new BufferedReader(new InputStreamReader(System.in)).lines().forEach(logger::info);
        LogManager.shutdown();
    }
}
