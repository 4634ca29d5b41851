#include "qt/object_search.h"

#include "core/azure/names.h"
#include "qt/outline_tree.h"

#include <QElapsedTimer>

#include <algorithm>

namespace peerscape::qtmodel {

namespace {

constexpr qint64 kSlice = 3'000'000;  ///< Nanoseconds of one step.
constexpr std::uint32_t kBatch = 256; ///< Objects between two looks at the clock.

bool containsLowered(std::string_view text, std::string_view lowered)
{
    return std::search(text.begin(), text.end(), lowered.begin(), lowered.end(),
                       [](char a, char b) {
                           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
                       })
           != text.end();
}

} // namespace

ObjectSearch::ObjectSearch(QObject* parent)
    : QObject(parent)
{
    m_timer.setInterval(0);
    connect(&m_timer, &QTimer::timeout, this, &ObjectSearch::step);
}

void ObjectSearch::start(const azure::Document& document, const QString& text)
{
    m_document = document;
    m_text = toLower(text.toStdString());
    m_couldBeAddress = std::all_of(m_text.begin(), m_text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || c == '.' || c == ':' || c == '/';
    });
    m_couldBeId = !m_couldBeAddress && m_text.find('/') != std::string::npos;
    m_ends = {};
    document.forEachTable([this](const auto& table) {
        using IdType = typename std::decay_t<decltype(table)>::IdType;
        if (isOutlined(IdType::kKind))
            m_ends[static_cast<std::size_t>(IdType::kKind)] = table.nextIndex();
    });
    m_kind = 0;
    m_index = 1;
    m_count = 0;
    m_timer.start();
}

void ObjectSearch::stop()
{
    m_timer.stop();
    m_document = azure::Document();
}

bool ObjectSearch::matches(ObjectId id) const
{
    if (containsLowered(outlineName(m_document, id), m_text))
        return true;
    return (m_couldBeAddress && containsLowered(outlineAddresses(m_document, id), m_text))
           || (m_couldBeId && containsLowered(azure::resourceId(m_document, id), m_text));
}

void ObjectSearch::step()
{
    QElapsedTimer timer;
    timer.start();
    std::vector<ObjectId> ids;
    while (m_kind < kKindCount && m_count < kMost && timer.nsecsElapsed() < kSlice) {
        const std::uint32_t end = std::min(m_ends[m_kind], m_index + kBatch);
        for (; m_index < end && m_count < kMost; ++m_index) {
            const ObjectId id(static_cast<Kind>(m_kind), m_index);
            if (matches(id)) {
                ids.push_back(id);
                ++m_count;
            }
        }
        if (m_index >= m_ends[m_kind]) {
            ++m_kind;
            m_index = 1;
        }
    }
    const bool done = m_kind == kKindCount || m_count >= kMost;
    if (done)
        stop();
    if (!ids.empty())
        emit found(ids);
    if (done)
        emit finished();
}

} // namespace peerscape::qtmodel
