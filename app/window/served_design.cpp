#include "app/window/served_design.h"

#include "qt/document_controller.h"

#include <QMetaObject>

#include <algorithm>
#include <condition_variable>
#include <optional>

namespace peerscape::window {

/// A request on its way between two threads.
struct ServedDesign::Call
{
    arm::Request request;
    std::string base;
    std::optional<arm::Reply> reply;
    std::condition_variable answered;
    bool isTaken = false; ///< The GUI thread is at it, or it was given up.
};

namespace {

arm::Reply unavailable(const char* why)
{
    return {{503, {{"error", {{"code", "ServiceUnavailable"}, {"message", why}}}}, {}}, {}};
}

/// "PUT virtualNetworks/A", as the step of the history is called.
std::string stepName(const arm::Request& request)
{
    const char* method = request.method == arm::Method::Put      ? "PUT "
                         : request.method == arm::Method::Patch  ? "PATCH "
                         : request.method == arm::Method::Delete ? "DELETE "
                                                                 : "POST ";
    // From the type on, or from the group on.
    constexpr std::string_view kProviders = "/providers/";
    const std::string_view path = request.path;
    const std::size_t provider = path.rfind(kProviders);
    const std::size_t type = provider == std::string_view::npos
                                 ? std::string_view::npos
                                 : path.find('/', provider + kProviders.size());
    const std::size_t group = path.find('/', 1) == std::string_view::npos
                                  ? std::string_view::npos
                                  : path.find('/', path.find('/', 1) + 1);
    const std::size_t from = type != std::string_view::npos ? type : group;
    return method + std::string(from == std::string_view::npos ? path : path.substr(from + 1));
}

} // namespace

ServedDesign::ServedDesign(qtmodel::DocumentController& controller, QObject* parent)
    : QObject(parent)
    , m_controller(controller)
{
}

ServedDesign::~ServedDesign()
{
    stop();
}

QString ServedDesign::address() const
{
    return isServing() ? QString::fromStdString(m_server->address()) : QString();
}

QString ServedDesign::token() const
{
    return isServing() ? QString::fromStdString(m_server->token()) : QString();
}

Result<void> ServedDesign::start(int port)
{
    stop();
    m_stopping = false;
    auto server = std::make_unique<serve::HttpServer>(
        [this](const arm::Request& request, const std::string& base) { return ask(request, base); },
        [this](const serve::Exchange& exchange) {
            const Seen seen{QDateTime::currentDateTime(),
                            QString::fromUtf8(exchange.method.c_str()),
                            QString::fromUtf8(exchange.path.c_str()), exchange.status};
            QMetaObject::invokeMethod(
                this, [this, seen] { emit this->seen(seen); }, Qt::QueuedConnection);
        });
    if (auto started = server->start(port); !started)
        return started;
    m_server = std::move(server);
    m_door = {};
    emit servingChanged();
    return {};
}

void ServedDesign::stop()
{
    if (!isServing())
        return;
    {
        // The server waits for its threads, and they for this one.
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (const auto& call : m_calls) {
            call->isTaken = true;
            call->reply = unavailable("The endpoint has been stopped.");
            call->answered.notify_one();
        }
        m_calls.clear();
    }
    m_server.reset();
    emit servingChanged();
}

arm::Reply ServedDesign::ask(const arm::Request& request, const std::string& base)
{
    const auto call = std::make_shared<Call>();
    call->request = request;
    call->base = base;
    std::unique_lock lock(m_mutex);
    if (m_stopping)
        return unavailable("The endpoint has been stopped.");
    m_calls.push_back(call);
    QMetaObject::invokeMethod(this, [this, call] { take(call); }, Qt::QueuedConnection);
    if (!call->answered.wait_for(lock, m_patience,
                                 [&call] { return call->isTaken || call->reply; })) {
        // Nobody will look at it any more, so it has changed nothing and will not.
        call->isTaken = true;
        std::erase(m_calls, call);
        return unavailable("The window is busy. The request was not carried out.");
    }
    call->answered.wait(lock, [&call] { return call->reply.has_value(); });
    return std::move(*call->reply);
}

void ServedDesign::take(const std::shared_ptr<Call>& call)
{
    {
        const std::lock_guard lock(m_mutex);
        if (call->isTaken)
            return;
        call->isTaken = true;
        std::erase(m_calls, call);
    }
    m_provider.setDocument(m_controller.document());
    arm::Reply reply = m_door.handle(m_provider, call->request, call->base);
    if (reply.response.edit) {
        edit::Edit edit = std::move(*reply.response.edit);
        edit.label = {"{0}", {stepName(call->request)}};
        m_controller.apply(edit);
        reply.response.edit.reset();
    }
    const std::lock_guard lock(m_mutex);
    call->reply = std::move(reply);
    call->answered.notify_one();
}

} // namespace peerscape::window
