#pragma once

#include "core/base/ids.h"

#include <QObject>

#include <vector>

namespace peerscape::qtmodel {

class DocumentController;

/// The selection that canvas, outline, inspector and tables share, by id. Never holds ids of
/// objects that do not exist: it listens to the controller and drops them.
class Selection : public QObject
{
    Q_OBJECT

public:
    explicit Selection(const DocumentController& controller, QObject* parent = nullptr);

    /// Sorted, without duplicates.
    [[nodiscard]] const std::vector<ObjectId>& ids() const { return m_ids; }
    [[nodiscard]] bool contains(ObjectId id) const;
    /// The one selected object, or none when there is none or several.
    [[nodiscard]] ObjectId single() const;
    void set(std::vector<ObjectId> ids);
    void toggle(ObjectId id);
    void clear() { set({}); }

signals:
    /// Sent once for each real change.
    void changed();
    /// Somebody asks to bring an object into view (a link in Why, a problem's subject).
    void revealRequested(peerscape::ObjectId id);

private:
    void dropMissing();

    const DocumentController& m_controller;
    std::vector<ObjectId> m_ids;
};

} // namespace peerscape::qtmodel
