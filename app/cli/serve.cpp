#include "app/cli/verb.h"
#include "app/serve/endpoint.h"
#include "app/serve/http_server.h"
#include "core/diagram/auto_layout.h"
#include "core/write/write.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <csignal>
#include <memory>
#include <ostream>

namespace peerscape::cli {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kQuiet = 1s;    // after the last write the file is written
constexpr auto kLongest = 10s; // or this long after the first that it lacks
constexpr long kTickNanos = 200'000'000;

struct ServeOptions
{
    InputOptions input;
    int port = 0;
    SaveOption save;
    std::string format;
};

/// Writes the design when clients have been quiet for a moment, and at the end.
class Saver
{
public:
    Saver(Context& context, const serve::Endpoint& endpoint, std::string path)
        : m_context(context)
        , m_endpoint(endpoint)
        , m_path(std::move(path))
    {
    }

    void look(bool isLast)
    {
        const serve::Endpoint::Version now = m_endpoint.version();
        if (m_path.empty() || now.writes == m_saved)
            return;
        const auto time = Clock::now();
        if (m_seen == m_saved)
            m_firstAt = time;
        if (m_seen != now.writes) {
            m_seen = now.writes;
            m_lastAt = time;
        }
        if (!isLast && time - m_lastAt < kQuiet && time - m_firstAt < kLongest)
            return;
        writeOutput(m_context, m_path, write::writePeerscape(diagram::withLayout(now.document)));
        m_saved = now.writes;
    }

private:
    Context& m_context;
    const serve::Endpoint& m_endpoint;
    std::string m_path;
    std::size_t m_saved = 0; ///< Writes that the file has.
    std::size_t m_seen = 0;  ///< Writes at the last look.
    Clock::time_point m_firstAt;
    Clock::time_point m_lastAt;
};

void printAddress(const ServeOptions& options, const serve::HttpServer& server, std::ostream& out)
{
    if (options.format == "json")
        out << nlohmann::ordered_json{{"address", server.address()}, {"token", server.token()}}
                   .dump()
            << '\n';
    else
        out << "Address: " << server.address() << "\nToken: " << server.token() << '\n';
    out.flush(); // who reads this waits for it, and the program goes on
}

void runServe(const ServeOptions& options, Context& context)
{
    const auto input = options.save.load(options.input, context);
    if (!input)
        return;
    // Before the threads of the server, which inherit it: this one waits for the signals.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigset_t before;
    pthread_sigmask(SIG_BLOCK, &signals, &before);
    serve::Endpoint endpoint(input->document);
    serve::HttpServer server([&endpoint](const arm::Request& request, const std::string& base) {
        return endpoint.answer(request, base);
    });
    if (const auto started = server.start(options.port); !started) {
        context.refuse(started.error());
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
        return;
    }
    printAddress(options, server, context.streams.out);
    Saver saver(context, endpoint, input->target);
    const timespec tick{0, kTickNanos};
    while (sigtimedwait(&signals, nullptr, &tick) < 0)
        saver.look(false);
    server.stop();
    saver.look(true);
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

} // namespace

void addServe(CLI::App& program, Context& context)
{
    auto options = std::make_shared<ServeOptions>();
    CLI::App* verb = program.add_subcommand(
        "serve", "Offers a design to Azure clients on this computer, until Ctrl+C");
    options->input.addTo(*verb);
    constexpr int kLastPort = 65535;
    verb->add_option("--port", options->port, "Port on 127.0.0.1; 0 is any that is free")
        ->check(CLI::Range(0, kLastPort))
        ->capture_default_str();
    options->save.addTo(*verb, "Write what clients change: to FILE or to another file");
    addFormat(*verb, options->format, {"text", "json"});
    verb->callback([options, &context] { runServe(*options, context); });
}

} // namespace peerscape::cli
