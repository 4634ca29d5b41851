#pragma once

#include "app/window/recovery_store.h"

#include <QDialog>

class QTreeWidget;

namespace peerscape::window {

/// What a crash left behind, with the choice to recover one design now, to discard one, or to
/// decide at the next start. Accepted: `chosen` is to be recovered.
class RecoveryDialog : public QDialog
{
    Q_OBJECT

public:
    RecoveryDialog(const RecoveryStore& store, const std::vector<RecoveryStore::Copy>& copies,
                   QWidget* parent);

    [[nodiscard]] const RecoveryStore::Copy& chosen() const;

private:
    void discardChosen();

    RecoveryStore m_store;
    std::vector<RecoveryStore::Copy> m_copies; ///< In the order of the rows.
    QTreeWidget* m_list;
};

} // namespace peerscape::window
