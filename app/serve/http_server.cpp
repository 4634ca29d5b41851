#include "app/serve/http_server.h"

#include "app/serve/connection.h"
#include "core/arm/identity.h"
#include "core/base/text.h"

#include <fmt/format.h>

#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <limits>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <thread>

namespace peerscape::serve {

namespace {

constexpr const char* kJson = "application/json; charset=utf-8";
constexpr std::size_t kHeadBytes = 64U << 10U;
constexpr int kBacklog = 256;
/// How often a connection without a request looks whether others wait for its place.
constexpr std::chrono::milliseconds kIdleSlice(200);

std::string randomToken()
{
    std::random_device source;
    std::string token;
    constexpr int kWords = 8; // of 32 bits
    for (int i = 0; i < kWords; ++i)
        token += fmt::format("{:08x}", source());
    return token;
}

/// Takes as long for a token that is wrong in its first character as for one wrong in its last.
bool sameSecret(std::string_view given, std::string_view secret)
{
    unsigned difference = given.size() == secret.size() ? 0U : 1U;
    for (std::size_t i = 0; i < secret.size(); ++i) {
        const char c = i < given.size() ? given[i] : '\0';
        difference |= static_cast<unsigned>(static_cast<unsigned char>(c ^ secret[i]));
    }
    return difference == 0;
}

std::optional<arm::Method> methodOf(const std::string& name)
{
    using arm::Method;
    for (const auto& [text, method] : {std::pair("GET", Method::Get),
                                       {"HEAD", Method::Head},
                                       {"PUT", Method::Put},
                                       {"PATCH", Method::Patch},
                                       {"POST", Method::Post},
                                       {"DELETE", Method::Delete}}) {
        if (name == text)
            return method;
    }
    return std::nullopt;
}

/// How many connections have a thread, and how many wait for one.
struct Load
{
    std::atomic<std::size_t> served = 0;
    std::atomic<std::size_t> waiting = 0;
};

/// The pool of the library, which tells its load.
class Pool : public httplib::TaskQueue
{
public:
    Pool(std::size_t threads, Load& load)
        : m_threads(threads)
        , m_load(load)
    {
    }
    void enqueue(std::function<void()> job) override
    {
        ++m_load.waiting;
        m_threads.enqueue([this, job = std::move(job)] {
            --m_load.waiting;
            ++m_load.served;
            job();
            --m_load.served;
        });
    }
    void shutdown() override { m_threads.shutdown(); }

private:
    httplib::ThreadPool m_threads;
    Load& m_load;
};

/// What is known of the request that a thread is at; the library's handlers get no more than what
/// it parsed itself.
struct Current
{
    Connection& connection;
    std::string target;          ///< Path and query as they came.
    std::string encoding = {};   ///< Of the body, when it is encoded.
    bool endsConnection = false; ///< What follows on the connection may be the rest of this one.
    bool isAnswered = false;     ///< By the provider, or with an error of ours.
};

thread_local Current* current = nullptr;

} // namespace

class HttpServer::Listener : public httplib::Server
{
public:
    Listener(Answer answer, Watch watch, Bounds bounds);

    [[nodiscard]] Result<void> start(int port);
    void stopAll();
    void converse(socket_t handle);

    [[nodiscard]] std::string address() const { return fmt::format("http://127.0.0.1:{}", m_port); }
    [[nodiscard]] const std::string& token() const { return m_token; }

private:
    bool process_and_close_socket(socket_t handle) override
    {
        converse(handle);
        return true;
    }
    [[nodiscard]] bool isCrowded() const
    {
        return m_load.waiting > 0 && m_load.served >= m_bounds.connections;
    }
    void prepare(httplib::Request& request) const;
    bool refuseStranger(const httplib::Request& request, httplib::Response& response) const;
    void answer(const httplib::Request& request, httplib::Response& response);
    void fillError(httplib::Response& response) const;
    void put(httplib::Response& to, const arm::Reply& reply, bool isHead) const;
    void tell(const httplib::Request& request, const httplib::Response& response) const;
    [[nodiscard]] arm::Reply replyTo(const httplib::Request& request) const;

    Answer m_answer;
    Watch m_watch;
    Bounds m_bounds;
    std::string m_token = randomToken();
    int m_port = 0;
    std::thread m_thread;
    std::atomic<bool> m_stopping = false;
    Load m_load;
    std::mutex m_mutex;
    std::set<socket_t> m_open;
    mutable std::atomic<std::size_t> m_requests = 0;
};

HttpServer::Listener::Listener(Answer answerer, Watch watch, Bounds bounds)
    : m_answer(std::move(answerer))
    , m_watch(std::move(watch))
    , m_bounds(bounds)
{
    set_payload_max_length(m_bounds.body);
    set_keep_alive_max_count(std::numeric_limits<std::size_t>::max());
    set_keep_alive_timeout(std::chrono::duration_cast<std::chrono::seconds>(m_bounds.idle).count());
    set_tcp_nodelay(true);
    // Without SO_REUSEPORT, with which two servers would share a port and its clients.
    set_socket_options([](socket_t handle) {
        const int yes = 1;
        ::setsockopt(handle, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    new_task_queue = [this] { return new Pool(m_bounds.connections, m_load); };
    set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        return refuseStranger(request, response) ? HandlerResponse::Handled
                                                 : HandlerResponse::Unhandled;
    });
    const Handler handler = [this](const httplib::Request& request, httplib::Response& response) {
        answer(request, response);
    };
    // `prepare` shows the library one path for all: it matches by recursion over the characters.
    Get("/", handler);
    Put("/", handler);
    Post("/", handler);
    Patch("/", handler);
    Delete("/", handler);
    set_error_handler(Handler(
        [this](const httplib::Request&, httplib::Response& response) { fillError(response); }));
    set_logger([this](const httplib::Request& request, const httplib::Response& response) {
        tell(request, response);
    });
}

Result<void> HttpServer::Listener::start(int port)
{
    constexpr const char* kHost = "127.0.0.1";
    errno = 0;
    m_port = port == 0 ? bind_to_any_port(kHost) : bind_to_port(kHost, port) ? port : -1;
    if (m_port <= 0)
        return fail("CannotListen", fmt::format("127.0.0.1:{} cannot be listened on: {}", port,
                                                std::strerror(errno != 0 ? errno : EADDRINUSE)));
    // The library lets five clients wait, and more than that try to connect at once.
    ::listen(svr_sock_, kBacklog);
    m_thread = std::thread([this] { listen_after_bind(); });
    while (!is_running())
        std::this_thread::yield();
    return {};
}

void HttpServer::Listener::stopAll()
{
    if (!m_thread.joinable())
        return;
    m_stopping = true;
    {
        const std::lock_guard lock(m_mutex);
        for (const socket_t handle : m_open)
            ::shutdown(handle, SHUT_RD);
    }
    stop();
    m_thread.join();
}

void HttpServer::Listener::converse(socket_t handle)
{
    {
        const std::lock_guard lock(m_mutex);
        m_open.insert(handle);
    }
    Connection connection(handle);
    auto idleSince = Clock::now();
    while (!m_stopping && Clock::now() - idleSince < m_bounds.idle) {
        if (!connection.awaitRequest(std::min(kIdleSlice, m_bounds.idle))) {
            if (isCrowded())
                break;
            continue;
        }
        // What is too large is read to the same amount again, so that the client hears of it.
        connection.beginRequest(m_bounds.read, 2 * m_bounds.body + kHeadBytes);
        Current now{connection, {}};
        current = &now;
        bool closed = false;
        const bool answered =
            process_request(connection, m_stopping, closed,
                            [this](httplib::Request& request) { prepare(request); });
        current = nullptr;
        if (!answered || closed || now.endsConnection || connection.isLate()
            || connection.isTooLarge())
            break;
        idleSince = Clock::now();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_open.erase(handle);
    }
    ::shutdown(handle, SHUT_RDWR);
    ::close(handle);
}

/// Takes what the library would act on by itself out of a request whose head was read.
void HttpServer::Listener::prepare(httplib::Request& request) const
{
    current->target = request.target;
    current->encoding = request.get_header_value("Content-Encoding");
    request.headers.erase("Content-Encoding"); // a small body could unpack to any size
    request.ranges.clear();
    request.path = "/";
    const bool hasLength = request.has_header("Content-Length");
    const bool isChunked = request.has_header("Transfer-Encoding");
    const bool takesBody = request.method != "GET" && request.method != "HEAD";
    if (!hasLength && !isChunked && takesBody)
        request.set_header("Content-Length", "0"); // where the library reads to the end
    const bool hasBody =
        isChunked || (hasLength && request.get_header_value("Content-Length") != "0");
    current->endsConnection = (hasLength && isChunked) || (hasBody && !takesBody);
}

bool HttpServer::Listener::refuseStranger(const httplib::Request& request,
                                          httplib::Response& response) const
{
    const std::string given = request.get_header_value("Authorization");
    constexpr std::string_view kScheme = "Bearer ";
    const bool isBearer = given.size() > kScheme.size()
                          && equalsIgnoringCase(given.substr(0, kScheme.size()), kScheme);
    if (isBearer && sameSecret(std::string_view(given).substr(kScheme.size()), m_token))
        return false;
    current->endsConnection = true; // its body was not read
    arm::Reply reply;
    reply.response.status = 401;
    reply.response.body["error"] =
        given.empty()
            ? arm::Json{{"code", "AuthenticationFailed"},
                        {"message", "Authentication failed. The 'Authorization' header is "
                                    "missing."}}
            : arm::Json{{"code", "InvalidAuthenticationToken"},
                        {"message", "The access token is invalid."}};
    reply.headers.emplace_back("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    put(response, reply, request.method == "HEAD");
    return true;
}

void HttpServer::Listener::answer(const httplib::Request& request, httplib::Response& response)
{
    try {
        put(response, replyTo(request), request.method == "HEAD");
    } catch (const std::exception& error) {
        put(response,
            {{500, {{"error", {{"code", "InternalServerError"}, {"message", error.what()}}}}, {}},
             {}},
            false);
    }
}

arm::Reply HttpServer::Listener::replyTo(const httplib::Request& request) const
{
    if (!current->encoding.empty() && !equalsIgnoringCase(current->encoding, "identity"))
        return {{415,
                 {{"error",
                   {{"code", "UnsupportedMediaType"},
                    {"message",
                     "The content encoding '" + current->encoding + "' is not supported."}}}},
                 {}},
                {}};
    // The library has accepted the method.
    arm::Request asked{*methodOf(request.method),
                       current->target.substr(0, current->target.find('?')),
                       {},
                       {},
                       request.get_header_value("If-Match")};
    for (const auto& [name, value] : request.params)
        asked.query.emplace(equalsIgnoringCase(name, "api-version") ? "api-version" : name, value);
    auto body = arm::parseBody(request.body);
    if (!body)
        return {arm::errorResponse(body.error()), {}};
    asked.body = std::move(*body);
    const std::string host = request.get_header_value("Host");
    return m_answer(asked, host.empty() ? address() : "http://" + host);
}

void HttpServer::Listener::put(httplib::Response& to, const arm::Reply& reply, bool isHead) const
{
    current->isAnswered = true;
    if (isCrowded())
        current->endsConnection = true; // so that others get their turn
    const arm::Response& from = reply.response;
    // To HEAD the service says whether a thing is there, and no more.
    to.status = isHead && from.status == 200 ? 204 : from.status;
    for (const auto& [name, value] : reply.headers)
        to.set_header(name, value);
    const std::string id = arm::guidOf(fmt::format("{} {}", m_token, ++m_requests));
    to.set_header("x-ms-request-id", id);
    to.set_header("x-ms-correlation-request-id", id);
    to.set_header("Cache-Control", "no-cache");
    if (current->endsConnection)
        to.set_header("Connection", "close");
    if (!from.body.is_null() && !isHead)
        to.set_content(from.body.dump(-1, ' ', false, arm::Json::error_handler_t::replace), kJson);
}

/// The library's own refusals, in the service's form.
void HttpServer::Listener::fillError(httplib::Response& response) const
{
    if (current->isAnswered)
        return;
    arm::Reply reply;
    const char* code = "BadRequest";
    std::string message = "The request is not valid HTTP/1.1.";
    if (current->connection.isLate()) {
        response.status = 408;
        code = "RequestTimeout";
        message = "The request was not complete in time.";
    } else if (response.status == 413 || current->connection.isTooLarge()) {
        response.status = 413;
        code = "RequestContentTooLarge";
        message =
            fmt::format("The request content exceeds the maximum size of {} bytes.", m_bounds.body);
    } else if (response.status == 404) { // no handler
        response.status = 405;
        code = "MethodNotAllowed";
        message = "The HTTP method is not supported.";
    } else if (response.status == 414) {
        code = "RequestUriTooLong";
        message = "The request address is too long.";
    }
    current->endsConnection = true;
    reply.response.status = response.status;
    reply.response.body["error"] = {{"code", code}, {"message", message}};
    put(response, reply, false);
}

void HttpServer::Listener::tell(const httplib::Request& request,
                                const httplib::Response& response) const
{
    // Of what is not HTTP there is no target, and no method worth a name.
    if (m_watch)
        m_watch({current->target.empty() ? "?" : request.method,
                 current->target.substr(0, current->target.find('?')), response.status});
}

HttpServer::HttpServer(Answer answer, Watch watch, Bounds bounds)
    : m_listener(std::make_unique<Listener>(std::move(answer), std::move(watch), bounds))
{
}

HttpServer::~HttpServer()
{
    stop();
}

Result<void> HttpServer::start(int port)
{
    return m_listener->start(port);
}

void HttpServer::stop()
{
    m_listener->stopAll();
}

bool HttpServer::isListening() const
{
    return m_listener->is_running();
}

std::string HttpServer::address() const
{
    return m_listener->address();
}

const std::string& HttpServer::token() const
{
    return m_listener->token();
}

void HttpServer::serve(int socket)
{
    m_listener->converse(socket);
}

} // namespace peerscape::serve
