#pragma once

#include "core/arm/front_door.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

/// The design as an Azure Resource Manager endpoint for programs on this computer.
namespace peerscape::serve {

/// A request that was answered, for people who watch.
struct Exchange
{
    std::string method;
    std::string path; ///< Without the query.
    int status = 0;
};

/// What one request may take. The defaults are those of the service, or larger than any client of
/// it needs.
struct Bounds
{
    std::size_t body = 4U << 20U;           ///< Bytes; more is answered with 413.
    std::chrono::milliseconds read{15'000}; ///< Until all of the request is there, else 408.
    std::chrono::milliseconds idle{30'000}; ///< Between the requests of a connection.
    std::size_t connections = 128;          ///< Served at once; others wait for their turn.
};

/// An HTTP/1.1 server on the loopback interface. Requests need its token as `Authorization: Bearer
/// TOKEN`; everything that is wrong with one is answered with an error as Azure Resource Manager
/// gives it.
class HttpServer
{
public:
    /// Answers a request; `base` is how the client addressed the server, "http://host:port". Called
    /// from many threads at once.
    using Answer = std::function<arm::Reply(const arm::Request& request, const std::string& base)>;
    /// Is told of every answer, from many threads at once.
    using Watch = std::function<void(const Exchange& exchange)>;

    explicit HttpServer(Answer answer, Watch watch = {}, Bounds bounds = {});
    /// Stops.
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    /// Listens on 127.0.0.1, on any free port for 0, until `stop`. Error: `CannotListen`.
    [[nodiscard]] Result<void> start(int port);
    /// Ends every connection; requests that are being answered get their answer first.
    void stop();

    [[nodiscard]] bool isListening() const;
    /// "http://127.0.0.1:PORT" while it listens.
    [[nodiscard]] std::string address() const;
    /// 256 random bits in hexadecimal, new for each server.
    [[nodiscard]] const std::string& token() const;

    /// Serves one connected socket on this thread until either side ends, and closes it.
    void serve(int socket);

private:
    class Listener;
    std::unique_ptr<Listener> m_listener;
};

} // namespace peerscape::serve
