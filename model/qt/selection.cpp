#include "qt/selection.h"

#include "qt/document_controller.h"

#include <algorithm>

namespace peerscape::qtmodel {

Selection::Selection(const DocumentController& controller, QObject* parent)
    : QObject(parent)
    , m_controller(controller)
{
    connect(&controller, &DocumentController::changed, this, &Selection::dropMissing);
    connect(&controller, &DocumentController::reset, this, &Selection::clear);
}

bool Selection::contains(ObjectId id) const
{
    return std::binary_search(m_ids.begin(), m_ids.end(), id);
}

ObjectId Selection::single() const
{
    return m_ids.size() == 1 ? m_ids.front() : ObjectId();
}

void Selection::set(std::vector<ObjectId> ids)
{
    std::erase_if(ids, [this](ObjectId id) { return !m_controller.document().contains(id); });
    if (!std::is_sorted(ids.begin(), ids.end())) // as most are that come by the thousand
        std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    if (ids == m_ids)
        return;
    m_ids = std::move(ids);
    emit changed();
}

void Selection::toggle(ObjectId id)
{
    std::vector<ObjectId> ids = m_ids;
    if (contains(id))
        std::erase(ids, id);
    else
        ids.push_back(id);
    set(std::move(ids));
}

void Selection::dropMissing()
{
    set(m_ids);
}

} // namespace peerscape::qtmodel
