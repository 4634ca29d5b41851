#pragma once

#include "app/window/recovery_store.h"

#include <QDialog>

#include <functional>

class QTreeWidget;

namespace peerscape::window {

/// What a crash left behind, with the choice to recover one design now, to compare one with its
/// file first, to discard one, or to decide at the next start. Accepted: `chosen` is to be
/// recovered.
class RecoveryDialog : public QDialog
{
    Q_OBJECT

public:
    /// Shows what a copy has that its file has not; the dialog is the parent to ask over.
    using Compare = std::function<void(const RecoveryStore::Copy&, QWidget*)>;

    RecoveryDialog(const RecoveryStore& store, const std::vector<RecoveryStore::Copy>& copies,
                   const Compare& compare, QWidget* parent);

    [[nodiscard]] const RecoveryStore::Copy& chosen() const;

private:
    void discardChosen();

    RecoveryStore m_store;
    std::vector<RecoveryStore::Copy> m_copies; ///< In the order of the rows.
    QTreeWidget* m_list;
};

} // namespace peerscape::window
